# SPDX-License-Identifier: Apache-2.0
# Completion of galley for fish. What may stand where, galley itself knows; here it is only asked and shown.

function __galley_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l lines ($words[1] complete -- $words[2..-1] "$current" 2>/dev/null)
    set -q lines[1]; or return
    set -l first (string split -m 1 \t -- $lines[1])
    set -e lines[1]
    for line in $lines
        echo $line
    end
    set -l before "$first[2]"
    set -l begun (string sub -s (math 1 + (string length -- "$before")) -- "$current")
    switch $first[1]
        case files
            __fish_complete_path "$begun" | string replace -r '^' -- "$before"
        case folders
            __fish_complete_directories "$begun" "" | string replace -r '^' -- "$before"
    end
end

complete -c galley -f -a '(__galley_complete)'
