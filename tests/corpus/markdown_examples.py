#!/usr/bin/env python3
"""Does the Markdown reader keep the words of every example of a specification, and does it ever fail?

usage: markdown_examples.py GALLEY SPEC.txt...

SPEC.txt is a specification in the form of CommonMark's spec.txt or one of cmark-gfm's test/*.txt: examples between
fences of 32 backticks, Markdown and HTML apart by a line with a full stop. For each example, the words of the HTML must
be words of our document (raw HTML that browsers do not show, and scripts, are not counted). Reported are failures,
words lost, and examples that a round trip through our own Markdown changes.
"""
import html.parser
import pathlib
import re
import subprocess
import sys
import tempfile
from collections import Counter

FENCE = "`" * 32
WORD = re.compile(r"\w+")


class Text(html.parser.HTMLParser):
    HIDDEN = {"script", "style", "title", "textarea", "template"}

    def __init__(self):
        super().__init__()
        self.parts, self.hidden = [], 0

    def handle_starttag(self, tag, attributes):
        self.parts.append(" ")
        attributes = dict(attributes)
        if tag in self.HIDDEN:
            self.hidden += 1
        if tag == "img":
            self.parts.append(" " + (attributes.get("alt") or "") + " ")

    def handle_endtag(self, tag):
        self.parts.append(" ")
        if tag in self.HIDDEN and self.hidden:
            self.hidden -= 1

    def handle_data(self, data):
        if not self.hidden:
            self.parts.append(data)


def examples(path):
    state, markdown, page, number = 0, [], [], 0
    for line in path.read_text(encoding="utf-8").splitlines():
        if state == 0 and line.startswith(FENCE + " example"):
            state, markdown, page = 1, [], []
        elif state == 1 and line == ".":
            state = 2
        elif state and line == FENCE:
            number += 1
            yield number, "\n".join(markdown).replace("→", "\t") + "\n", "\n".join(page).replace("→", "\t")
            state = 0
        elif state:
            (markdown if state == 1 else page).append(line)


def words(text):
    # In the words of each other: breaks between elements differ.
    return Counter(WORD.findall(text))


def run(galley, *arguments):
    return subprocess.run([galley, *arguments], capture_output=True, timeout=60)


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    galley, count, failed, lost, expected_words, changed = sys.argv[1], 0, [], [], 0, []
    with tempfile.TemporaryDirectory() as folder:
        source, back = pathlib.Path(folder, "a.md"), pathlib.Path(folder, "b.md")
        for path in map(pathlib.Path, sys.argv[2:]):
            for number, markdown, page in examples(path):
                count += 1
                name = f"{path.name} {number}"
                source.write_bytes(markdown.encode())
                result = run(galley, "convert", "-f", "markdown", "-t", "xml", "-R", "infer-roles=false", str(source), "-o", "-")
                if result.returncode:
                    failed.append((name, result.stderr.decode(errors="replace")[:200]))
                    continue
                parser = Text()
                parser.feed(page)
                parser.close()
                expected = words("".join(parser.parts))
                text = result.stdout.decode()
                attributes = " ".join(re.findall(r'"([^"]*)"', text))
                got = words(re.sub(r"<[^>]*>", "", re.sub(r"</?(p|li|item|td|cell|heading|headline|row|br)[^>]*>", " ", text))
                            + " " + attributes + " " + re.sub(r"<[^>]*>", " ", text))
                missing = expected - got
                expected_words += sum(expected.values())
                if missing:
                    lost.append((name, sum(missing.values()), list(missing)[:8]))
                written = run(galley, "convert", "-f", "markdown", "-t", "markdown", "-R", "infer-roles=false",
                              str(source), "-o", str(back))
                if written.returncode or run(galley, "compare", "-f", "markdown", "-R", "infer-roles=false", str(source), str(back)).returncode:
                    changed.append(name)
    for name, message in failed:
        print("FAILED", name, message)
    for name, number, some in lost:
        print("lost", name, number, some)
    print("changed by a round trip:", ", ".join(changed) or "none")
    total = sum(number for _, number, _ in lost)
    print(f"{count} examples, {len(failed)} failed, {total} of {expected_words} words lost "
          f"(recall {1 - total / max(1, expected_words):.4f}), {len(changed)} changed by a round trip")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
