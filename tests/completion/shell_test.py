#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""usage: shell_test.py SHELL GALLEY COMPLETIONS: types into a real bash, zsh or fish and presses Tab.

GALLEY is the command, COMPLETIONS the folder of the scripts. Each case is a line as it is typed, and the line as it
stands after Tab (for those with one answer), or words that the shell must list and words that it must not.
"""
import os
import pty
import re
import select
import shutil
import sys
import tempfile
import time

END = "#END#"

# line typed, line after Tab
COMPLETED = [
    ("galley conv", "galley convert "),
    ("galley batch rep", "galley batch report "),
    ("galley convert --out-d", "galley convert --out-dir "),
    ("galley convert -t epu", "galley convert -t epub "),
    ("galley convert --to=epu", "galley convert --to=epub "),
    ("galley convert --log-format js", "galley convert --log-format json "),
    ("galley convert -f pdf -R lay", "galley convert -f pdf -R layout="),
    ("galley convert -f pdf -R layout=geo", "galley convert -f pdf -R layout=geometry "),
    ("galley convert -o x.pdf -W writing-mode=v", "galley convert -o x.pdf -W writing-mode=vertical "),
    ("galley convert --filter normalize-punctuation:quot", "galley convert --filter normalize-punctuation:quotes="),
    ("galley convert --limit nod", "galley convert --limit nodes="),
    ("galley inspect only-p", "galley inspect only-page.txt "),
    ("galley convert a.txt -o only-p", "galley convert a.txt -o only-page.txt "),
    ("galley convert a.txt --output=only-p", "galley convert a.txt --output=only-page.txt "),
    ("galley convert a.pdf -R password-file=only-p", "galley convert a.pdf -R password-file=only-page.txt "),
    ("galley convert a.txt --out-dir only-f", "galley convert a.txt --out-dir only-folder/"),
    ("galley help docx", "galley help docx "),
    ("galley plugins select-", "galley plugins select-articles "),
]

# line typed, words that are listed, words that are not
LISTED = [
    ("galley ", ["convert", "inspect", "batch", "help"], ["complete", "only-page.txt"]),
    ("galley convert -t ", ["docx", "epub", "pdf", "text", "xml"], ["only-page.txt", "select-articles"]),
    ("galley convert --s", ["--split", "--strict"], ["--to"]),
    ("galley convert -f pdf -R layout=", ["auto", "tags", "geometry", "raw"], ["only-page.txt"]),
    ("galley convert -f pdf -R p", ["pages=", "password-file="], ["columns="]),
    ("galley inspect only-", ["only-page.txt", "only-folder"], ["docx"]),
]


class Shell:
    """A shell on a terminal of its own."""

    def __init__(self, words, environment):
        self.child, self.terminal = pty.fork()
        if self.child == 0:
            os.execvpe(words[0], words, environment)

    def send(self, text):
        os.write(self.terminal, text.encode())

    def read(self, until, seconds=30):
        """What is shown up to and with this text."""
        shown = ""
        end = time.monotonic() + seconds
        while until not in shown:
            left = end - time.monotonic()
            if left <= 0 or not select.select([self.terminal], [], [], left)[0]:
                raise TimeoutError(f"no {until!r} in {shown!r}")
            shown += os.read(self.terminal, 65536).decode(errors="replace")
        return shown

    def quiet(self, seconds):
        """What is shown until nothing comes for so long."""
        shown = ""
        while select.select([self.terminal], [], [], seconds)[0]:
            try:
                part = os.read(self.terminal, 65536)
            except OSError:
                break
            if not part:
                break
            shown += part.decode(errors="replace")
        return shown

    def close(self):
        self.send("\x03\nexit\n")
        self.quiet(1)
        os.close(self.terminal)
        os.waitpid(self.child, 0)


def start(shell, galley, completions, folder):
    environment = {
        "PATH": os.path.dirname(galley) + ":" + os.environ["PATH"],
        "HOME": folder, "TERM": "dumb", "LC_ALL": "C.UTF-8", "GALLEY_PLUGIN_PATH": "", "COLUMNS": "300",
    }
    if shell == "bash":
        # Installed it has the name of the command.
        script = "galley.bash" if os.path.exists(completions + "/galley.bash") else "galley"
        session = Shell(["bash", "--norc", "--noprofile", "-i"], environment)
        session.send(f"stty cols 300; bind 'set show-all-if-ambiguous on'; bind 'set page-completions off'; "
                     f"bind 'set completion-query-items 0'; bind 'set enable-bracketed-paste off'; PS1=\n"
                     f"source '{completions}/{script}'\ncd '{folder}/files'\nprintf '#%s#\\n' READY\n")
    else:
        session = Shell(["zsh", "-f", "-i"], environment)
        session.send(f"stty cols 300; PS1= RPS1=; unsetopt prompt_cr prompt_sp; setopt no_always_last_prompt\n"
                     f"fpath=('{completions}' $fpath); autoload -Uz compinit; compinit -D -u\n"
                     f"LISTMAX=1000; zstyle ':completion:*' verbose no\n"
                     f"cd '{folder}/files'\nprintf '#%s#\\n' READY\n")
    session.read("#READY#")
    session.quiet(0.5)
    return session


def line_after_tab(session, typed):
    """Tab, then the line that stands is put into quotes and printed, for nothing else tells it in one piece.

    A shell is done with the Tab before it reads on, however long that takes.
    """
    session.send(typed + "\t")
    session.send("\x01printf '<%s>#%s#\\n' '\x05' END\n")
    shown = session.read(END)
    session.quiet(0.1)
    return re.findall(r"<([^<>]*)>" + END, shown)[-1]


def words_listed(shown):
    words = set(re.split(r"[\s/]+", shown))
    # bash lists what follows the '=' alone, zsh the whole word
    return words | {word.split("=")[-1] for word in words}


def list_after_tab(session, typed, awaited):
    """The words that are listed: all that come until none of those awaited is missing, and a little more."""
    session.send(typed + "\t\t")
    shown = ""
    end = time.monotonic() + 20
    while time.monotonic() < end and not awaited <= words_listed(shown.replace(typed, " ", 1)):
        shown += session.quiet(0.2)
    shown += session.quiet(0.5)
    session.send("\x15\x03\n")
    session.quiet(0.3)
    return words_listed(shown.replace(typed, " ", 1))


def test_typed(shell, galley, completions, folder):
    faults = []
    session = start(shell, galley, completions, folder)
    for typed, expected in COMPLETED:
        got = line_after_tab(session, typed)
        if shell == "zsh":
            # What zsh puts after a word goes as soon as the cursor does.
            expected = expected.rstrip(" /")
        if got != expected:
            faults.append(f"{typed!r} became {got!r}, not {expected!r}")
    for typed, present, absent in LISTED:
        words = list_after_tab(session, typed, set(present))
        faults += [f"{typed!r} does not list {word}" for word in present if word not in words]
        faults += [f"{typed!r} lists {word}" for word in absent if word in words]
    session.close()
    return faults


def test_fish(galley, completions, folder):
    """fish tells what it would show."""
    import subprocess

    def candidates(line):
        script = f"source '{completions}/galley.fish'; complete -C {line!r}"
        environment = dict(os.environ, HOME=folder, PATH=os.path.dirname(galley) + ":" + os.environ["PATH"])
        done = subprocess.run(["fish", "--no-config", "-c", script], cwd=folder + "/files", env=environment,
                              capture_output=True, text=True, timeout=60, check=True)
        return [entry.split("\t")[0] for entry in done.stdout.splitlines()]

    faults = []
    for typed, expected in COMPLETED:
        word = expected.rstrip(" ").split(" ")[-1]
        got = candidates(typed)
        if word not in got:
            faults.append(f"{typed!r} offers {got}, not {word!r}")
        if [entry for entry in got if not entry.startswith(typed.split(" ")[-1])]:
            faults.append(f"{typed!r} offers what does not begin so: {got}")
    for typed, present, absent in LISTED:
        got = candidates(typed)
        ends = {entry.rstrip("/") for entry in got} | {entry.split("=")[-1] for entry in got}
        faults += [f"{typed!r} does not offer {word}" for word in present if word not in ends]
        faults += [f"{typed!r} offers {word}" for word in absent if word in ends]
    return faults


def main():
    shell, galley, completions = sys.argv[1], os.path.abspath(sys.argv[2]), os.path.abspath(sys.argv[3])
    if shutil.which(shell) is None:
        sys.exit(f"{shell} is not installed: ./dev test installs it")
    folder = tempfile.mkdtemp()
    try:
        os.makedirs(folder + "/files/only-folder")
        for name in ("only-page.txt", "my page.txt"):
            open(f"{folder}/files/{name}", "w").close()
        if shell == "fish":
            faults = test_fish(galley, completions, folder)
        else:
            faults = test_typed(shell, galley, completions, folder)
    finally:
        shutil.rmtree(folder)
    print("\n".join(faults) or f"{shell}: {len(COMPLETED) + len(LISTED)} lines completed as they should be")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
