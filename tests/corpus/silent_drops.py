#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Words that a writer dropped without a word of the loss account, and what a dry run said beforehand.

    silent_drops.py [--galley PATH] [--to FORMAT,...] [--most COUNT] FILE-OR-FOLDER...

Converts each file to native XML and takes the words of its articles, each as often as it stands there. Then it converts
the file to every other format and takes the words of the output with Python alone, and pdftotext for PDF: a word that
stands there less often is missing. Missing words of a conversion whose account names nothing are dropped silently; of
others, they are counted apart. Before each conversion the same is asked with --dry-run, whose messages must be the same
but for the one that says what was written. Exit status 1 when anything was dropped silently, was announced in another
way than it came, or died.
"""

import argparse
import collections
import html
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as ElementTree
import zipfile

FORMATS = "docbook docx epub html jats markdown nitf odt pandoc-json pdf rtf text xml".split()
CJK = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
TOKEN = re.compile(rf"[{CJK}]|[^\W_{CJK}]+")


def counted(text):
    text = unicodedata.normalize("NFKC", text).replace("\u00ad", "").replace("\u200b", "")
    return collections.Counter(TOKEN.findall(text.casefold()))


def most_of(*texts):
    """Each word as often as in that text where it stands most often."""
    words = collections.Counter()
    for text in texts:
        words |= counted(text)
    return words


def markup_words(text):
    """Of XML or HTML: with and without a space for each tag, and the values of attributes."""
    text = re.sub(r"<(style|script)\b.*?</\1>|<!--.*?-->|<\?.*?\?>", "", text, flags=re.S)
    values = html.unescape(" ".join(re.findall(r"""=\s*"([^"]*)\"""", text)))
    tight = re.sub(r"<(?:w:)?(?:br|tab|text:line-break|text:s|lb|p|para|break)\b[^>]*/>", " ", text)
    tight = re.sub(r"</(?:w:|text:)?(?:p|h|h\d|li|td|th|para|title|entry|hl1|hl2|block)>", " ", tight)
    tight = html.unescape(re.sub(r"<[^>]*>", "", tight))
    return most_of(tight, html.unescape(re.sub(r"<[^>]*>", " ", text))) + counted(values)


def rtf_words(data):
    text = data.decode("latin-1")
    text = re.sub(r"\\u(-?\d+) ?(?:\\'[0-9a-f]{2}|\?)?", lambda m: chr(int(m.group(1)) % 65536), text)
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = re.sub(r"\\'([0-9a-f]{2})", lambda m: bytes([int(m.group(1), 16)]).decode("cp1252", "replace"), text)
    text = re.sub(r"[\r\n]", "", text)
    text = re.sub(r"\\(par|line|tab|cell|row|sect|page)\b ?", "\n", text)
    text = text.replace("\\-", "").replace("\\_", "-").replace("\\~", " ")
    text = re.sub(r"\\[a-z]+-?\d* ?", "", text)
    return most_of(re.sub(r"[{}]", "", text), re.sub(r"[{}]", " ", text))


def pandoc_words(data):
    tight, apart = [], []

    def walk(node):
        if isinstance(node, str):
            tight.append(node)
            apart.append(node + " ")
        elif isinstance(node, list):
            for each in node:
                walk(each)
        elif isinstance(node, dict):
            kind = node.get("t", "")
            if kind not in ("Str", "Emph", "Strong", "Code", "Superscript", "Subscript", "Link", "Span"):
                tight.append(" ")
            for key, value in node.items():
                if key != "t":
                    walk(value)
            if kind in ("Link", "Span"):
                tight.append(" ")

    walk(json.loads(data))
    return most_of("".join(tight), "".join(apart))


class PageWords(collections.Counter):
    """Words of pages, where a line may end within a word and a note's number stands close to the word before it: a word
    that does not stand alone is looked for in the letters as they follow one another."""

    def __init__(self, text=""):
        super().__init__(counted(text))
        self.letters = "".join(TOKEN.findall(unicodedata.normalize("NFKC", text).replace("\u00ad", "").casefold()))

    def lacks(self, wanted):
        return {word for word, count in (wanted - self).items() if self.letters.count(word) < count}


def output_words(path, kind):
    data = path.read_bytes()
    if kind in ("docx", "odt", "epub"):
        words = collections.Counter()
        with zipfile.ZipFile(path) as package:
            for name in package.namelist():
                if re.search(r"(document|footnotes|endnotes|content)\.xml$|item\d\.xml$|\.xhtml$", name) and "nav." not in name:
                    words += markup_words(package.read(name).decode())
        return words
    if kind == "pdf":
        text = subprocess.run(["pdftotext", "-enc", "UTF-8", path, "-"], capture_output=True, timeout=60).stdout.decode()
        return PageWords(text)
    if kind == "rtf":
        return rtf_words(data)
    if kind == "pandoc-json":
        return pandoc_words(data)
    if kind in ("text", "markdown"):
        text = html.unescape(re.sub(r"\\(?=[!-/:-@\[-`{-~])", "", data.decode()))
        return most_of(text, re.sub(r"[*_`^~]|</?\w+>", "", text)) if kind == "text" else markup_words(text) | most_of(
            text, re.sub(r"[*_`^~]|</?[^>]*>", "", text))
    return markup_words(data.decode())


INLINE = {"emphasis", "strong", "sup", "sub", "code", "link", "span", "note-ref"}


def source_words(xml, with_alternatives):
    parts = []

    def walk(element):
        name = element.tag.rpartition("}")[2]
        if name in ("metadata", "media") or (name == "alternative-text" and not with_alternatives):
            return
        block = name not in INLINE
        parts.append(("\n" if block else "") + (element.text or ""))
        for child in element:
            walk(child)
            parts.append(child.tail or "")
        if block:
            parts.append("\n")

    walk(ElementTree.fromstring(xml))
    return counted("".join(parts))


def run(galley, words):
    try:
        done = subprocess.run([galley, *words], capture_output=True, timeout=120)
    except subprocess.TimeoutExpired:
        return None, "hangs", []
    messages = []
    for line in done.stderr.decode(errors="replace").splitlines():
        message = json.loads(line) if line.startswith("{") else {"message": line}
        if message.get("code") != "written":
            messages.append(message)
    return done, "" if done.returncode == 0 else f"ends with {done.returncode}", messages


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=pathlib.Path)
    parser.add_argument("--galley", default="build/release/bin/galley")
    parser.add_argument("--to", default=",".join(FORMATS))
    parser.add_argument("--most", type=int, default=100)
    options = parser.parse_args()
    files = []
    for path in options.paths:
        files += [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file())
    files = files[:: max(1, len(files) // options.most)]
    table = collections.defaultdict(collections.Counter)
    bad = False
    with tempfile.TemporaryDirectory() as folder:
        target = pathlib.Path(folder) / "output"
        for file in files:
            read, failed, _ = run(options.galley, ["convert", "-q", "-t", "xml", "-o", "-", file])
            if failed or not read.stdout:
                continue  # what cannot be read has nothing to lose
            for kind in options.to.split(","):
                row = table[kind]
                words = ["convert", "--log-format", "json", "--losses", "-t", kind, "-o", target, file]
                _, announced_failure, announced = run(options.galley, [*words[:-3], "--dry-run", *words[-3:]])
                _, failure, messages = run(options.galley, words)
                row["conversions"] += 1
                if announced != messages or announced_failure != failure:
                    row["announced otherwise"] += 1
                    bad = True
                    print(f"OTHERWISE {file} to {kind}: {[m for m in messages if m not in announced][:2]} {failure}")
                if failure:
                    row["failed"] += 1
                    print(f"FAILED    {file} to {kind}: {messages[-1:]}")
                    continue
                wanted = source_words(read.stdout, kind != "pdf")
                found = output_words(target, kind)
                missing = found.lacks(wanted) if isinstance(found, PageWords) else wanted - found
                named = [m for m in messages if m.get("code") == "not-carried"]
                row["named"] += bool(named)
                if missing:
                    row["words missing, something named" if named else "WORDS DROPPED SILENTLY"] += 1
                    bad = bad or not named
                    print(f"{'NAMED' if named else 'SILENT'}    {file} to {kind}: {' '.join(sorted(missing)[:12])}")
    heads = ("conversions", "failed", "named", "announced otherwise", "words missing, something named", "WORDS DROPPED SILENTLY")
    print("\n| to | " + " | ".join(heads) + " |\n| --- |" + " --- |" * len(heads))
    for kind, row in table.items():
        print(f"| {kind} | " + " | ".join(str(row[head]) for head in heads) + " |")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
