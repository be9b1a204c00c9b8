#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""usage: tour_test.py README GALLEY PAGE: runs the commands that README shows, and compares what they say.

The commands are the lines that begin with "$ " in blocks marked `console`; what follows each is all that it says, on
standard output and standard error, where "..." at the end of a line stands for its rest, and as a line for any lines. All run one after the other in one folder
that holds PAGE. Every command must end with 0.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

LEAST = 10


def commands_of(readme):
    commands = []
    for block in re.findall(r"^```console\n(.*?)^```", readme, re.M | re.S):
        for line in block.splitlines():
            if line.startswith("$ "):
                commands.append((line[2:], []))
            elif commands:
                commands[-1][1].append(line)
    return commands


def fits_line(said, shown):
    if shown.endswith("..."):
        return said.startswith(shown[:-3])
    return said.rstrip() == shown.rstrip()


def fits(said, shown):
    """Do lines fit lines, "..." any number of them?"""
    if not shown:
        return not said
    if shown[0] == "...":
        return any(fits(said[skipped:], shown[1:]) for skipped in range(len(said) + 1))
    if not said or not fits_line(said[0], shown[0]):
        return False
    return fits(said[1:], shown[1:])


def main():
    readme, galley, page = (pathlib.Path(path).resolve() for path in sys.argv[1:4])
    commands = commands_of(readme.read_text())
    faults = []
    if len(commands) < LEAST:
        faults.append(f"README shows {len(commands)} commands, not {LEAST} or more")
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, page.name).write_bytes(page.read_bytes())
        environment = {"PATH": f"{galley.parent}:{os.environ['PATH']}", "HOME": folder, "TERM": "dumb",
                       "LC_ALL": "C.UTF-8"}
        for command, shown in commands:
            done = subprocess.run(["bash", "-c", command], cwd=folder, env=environment, stdout=subprocess.PIPE,
                                  stderr=subprocess.STDOUT, text=True, timeout=120)
            while shown and not shown[-1]:
                shown.pop()
            said = done.stdout.rstrip("\n").split("\n") if done.stdout else []
            if done.returncode != 0:
                faults.append(f"$ {command}\nended with {done.returncode}:\n{done.stdout}")
            elif not fits(said, shown):
                faults.append(f"$ {command}\nsaid\n{done.stdout}\nnot, as README has it,\n" + "\n".join(shown))
    print("\n".join(faults) or f"{len(commands)} commands do what README says")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
