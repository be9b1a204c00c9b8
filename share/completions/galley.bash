# SPDX-License-Identifier: Apache-2.0
# Completion of galley for bash. What may stand where, galley itself knows; here it is only asked and shown.

_galley() {
    # Bash also parts words at '=' and ':'. What stands together in the line is one word again here, as galley gets it.
    local -a words=()
    local line=${COMP_LINE:0:COMP_POINT} word i
    for ((i = 0; i <= COMP_CWORD; ++i)); do
        word=${COMP_WORDS[i]}
        if ((i == 0)) || [[ $line == [[:space:]]* ]]; then
            line=${line#"${line%%[![:space:]]*}"}
            words+=("")
        fi
        [[ $line == "$word"* ]] || word=$line # the cursor is within the word
        line=${line#"$word"}
        words[-1]+=$word
    done
    local current=${words[-1]}

    local paths before text help
    local -a found=()
    {
        IFS=$'\t' read -r paths before
        while IFS=$'\t' read -r text help; do
            found+=("$text")
        done
    } < <("${COMP_WORDS[0]/#\~\//$HOME/}" complete -- "${words[@]:1}" 2>/dev/null)

    # Bash replaces only what stands after its last '=' or ':'.
    local kept=""
    [[ $current == *[=:]* ]] && kept=${current%"${current##*[=:]}"}
    COMPREPLY=()
    for text in "${found[@]}"; do
        COMPREPLY+=("${text#"$kept"}")
    done
    if ((${#found[@]} == 1)) && [[ ${found[0]} == *[=:] ]]; then
        compopt -o nospace
    fi

    # Names of files are bash's own matter, with all that may have to be quoted in them, where nothing else stands.
    if [[ $paths != none && ${#found[@]} -eq 0 && $before == "$kept" ]]; then
        if [[ $paths == files ]]; then compopt -o default; else compopt -o dirnames; fi
    elif [[ $paths != none ]]; then
        local action=file
        [[ $paths == folders ]] && action=directory
        compopt -o filenames
        while IFS= read -r text; do
            COMPREPLY+=("${before#"$kept"}$text")
        done < <(compgen -A "$action" -- "${current#"$before"}")
    fi
}

complete -F _galley galley
