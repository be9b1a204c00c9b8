#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What of Word documents and EPUB publications is there again after docx -> epub -> docx and epub -> docx -> epub.

    round_trip_recall.py [--galley PATH] [--mean 0.99] [--least 0.99] [--scratch FOLDER] FILE-OR-FOLDER...

Measured from the outside: this script reads the packages itself, with Python's zipfile and ElementTree, both the file
at the start and the one at the end, by the same rules, and knows nothing of Galley's model. Of each file it compares

    words      the part of the words at the start that a common subsequence with those at the end holds
    headings   Word: paragraphs with text that are styled as a heading or title, or outlined as one and not numbered,
               outside of tables; EPUB: h1 to h6 with text
    items      Word: paragraphs that are numbered or have a bullet; EPUB: li
    tables     w:tbl with text; table
    cells      w:tc with text; td and th with text
    notes      references to notes (each note once); EPUB: links of epub:type noteref (each target once)
    links      Word: hyperlinks by element or field with text; EPUB: a[href] with text or a picture that are no noteref

A folder is searched for .docx and .epub files and for unpacked publications, which are zipped first. More at the end
than at the start is not counted. Exit status 1 when a mean is below --mean, when a conversion dies, or when it is
refused on the way back. Files below --least are named with what they miss.
"""

import argparse
import collections
import pathlib
import posixpath
import re
import subprocess
import sys
import tempfile
import urllib.parse
import xml.etree.ElementTree as ElementTree
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import docx_recall
import epub_recall

COUNTS = ("headings", "items", "tables", "cells", "notes", "links")
HEADINGS = re.compile(r"(heading|überschrift|titre|título|titolo|标题) ?\d|title|headline", re.I)


def attribute(element, name):
    """An attribute of WordprocessingML, whatever the edition of its namespace."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), None)


class Word:
    """A .docx file."""

    def __init__(self, path):
        self.words, _ = docx_recall.body_words(path)
        with zipfile.ZipFile(path) as package:
            names = {name.lower(): name for name in package.namelist()}
            main = docx_recall.main_part(package)
            root = ElementTree.fromstring(package.read(main))
            part = lambda name: names.get(posixpath.join(posixpath.dirname(main), name).lower())
            tree = lambda name: ElementTree.fromstring(package.read(part(name))) if part(name) else None
            self.styles = self.read_styles(tree("styles.xml"))
            self.levels = self.read_numbering(tree("numbering.xml"))
            known = {"footnote": self.note_ids(tree("footnotes.xml")), "endnote": self.note_ids(tree("endnotes.xml"))}
        self.known_notes = known
        self.counts = collections.Counter()
        self.notes = set()
        self.fields = []
        self.walk(root, False)
        self.counts["notes"] = len(self.notes)

    @staticmethod
    def note_ids(root):
        return set() if root is None else {attribute(note, "id") for note in root if attribute(note, "type") in (None, "normal")}

    @staticmethod
    def read_styles(root):
        """By identifier: name, outline level, numbering and level, each from the style it is based on if not told."""
        raw = {}
        for style in root if root is not None else ():
            if docx_recall.local(style) != "style" or attribute(style, "type") != "paragraph":
                continue
            one = {}
            for child in style:
                name = docx_recall.local(child)
                if name in ("name", "basedOn"):
                    one[name] = attribute(child, "val") or ""
                for property in child if name == "pPr" else ():
                    if docx_recall.local(property) == "outlineLvl":
                        one["outline"] = attribute(property, "val")
                    for number in property if docx_recall.local(property) == "numPr" else ():
                        one[docx_recall.local(number)] = attribute(number, "val")
            raw[attribute(style, "styleId")] = one
        resolved = {}
        for key, style in raw.items():
            merged, at, seen = dict(style), style.get("basedOn"), {key}
            while at in raw and at not in seen:
                seen.add(at)
                merged = {**raw[at], **merged}
                at = raw[at].get("basedOn")
            resolved[key] = merged
        return resolved

    @staticmethod
    def read_numbering(root):
        """Which levels of which numbering print something."""
        abstract, printed = {}, {}
        for element in root if root is not None else ():
            if docx_recall.local(element) == "abstractNum":
                levels = {}
                for level in element:
                    if docx_recall.local(level) != "lvl":
                        continue
                    told = {docx_recall.local(child): attribute(child, "val") for child in level}
                    pictured = "lvlPicBulletId" in told
                    levels[attribute(level, "ilvl")] = told.get("numFmt") != "none" and (pictured or bool(told.get("lvlText", "x")))
                abstract[attribute(element, "abstractNumId")] = levels
            elif docx_recall.local(element) == "num":
                for child in element:
                    if docx_recall.local(child) == "abstractNumId":
                        printed[attribute(element, "numId")] = abstract.get(attribute(child, "val"), {})
        return printed

    def paragraph(self, node, in_table):
        text = docx_recall.own_text(node, set())[0]
        told = {}
        for properties in node:
            if docx_recall.local(properties) != "pPr":
                continue
            for property in properties:
                name = docx_recall.local(property)
                if name == "pStyle":
                    told["style"] = attribute(property, "val")
                elif name == "outlineLvl":
                    told["outline"] = attribute(property, "val")
                for number in property if name == "numPr" else ():
                    told[docx_recall.local(number)] = attribute(number, "val")
        style = self.styles.get(told.get("style"), {})
        outline = told.get("outline", style.get("outline", "9"))
        number = told.get("numId", style.get("numId", "0"))
        printed = number in self.levels and self.levels[number].get(told.get("ilvl", style.get("ilvl", "0")), False)
        styled = bool(HEADINGS.match(style.get("name", ""))) or style.get("outline", "9") in "012345678"
        if not re.search(r"\w", text):
            return
        if styled or (outline in "012345678" and not printed):
            self.counts["headings"] += not in_table
        elif printed:
            self.counts["items"] += 1

    def walk(self, node, in_table):
        name = docx_recall.local(node)
        if name in ("del", "moveFrom", "pPr", "rPr"):
            return
        if node.tag == "{%s}AlternateContent" % docx_recall.COMPATIBILITY:
            choices = [c for c in node if c.tag.endswith("}Choice")]
            known = [c for c in choices if set(c.get("Requires", "").split()) <= docx_recall.UNDERSTOOD]
            for chosen in (known or [c for c in node if c.tag.endswith("}Fallback")] or choices)[:1]:
                self.walk(chosen, in_table)
            return
        if name == "p":
            self.paragraph(node, in_table)
        elif name == "tbl":
            self.counts["tables"] += bool(re.search(r"\w", docx_recall.own_text(node, set())[0]))
            in_table = True
        elif name == "tc":
            self.counts["cells"] += bool(re.search(r"\w", docx_recall.own_text(node, set())[0]))
        elif name in ("footnoteReference", "endnoteReference"):
            if attribute(node, "id") in self.known_notes[name[: -len("Reference")]]:
                self.notes.add((name, attribute(node, "id")))
        elif name == "hyperlink":
            leads = attribute(node, "id") or attribute(node, "anchor")
            self.counts["links"] += bool(leads and re.search(r"\w", docx_recall.own_text(node, set())[0]))
        elif name == "fldSimple":
            self.counts["links"] += (attribute(node, "instr") or "").split()[:1] == ["HYPERLINK"]
        elif name == "fldChar":
            self.field(attribute(node, "fldCharType"))
        elif name == "instrText" and self.fields:
            self.fields[-1][0] += node.text or ""
        elif name == "t" and self.fields and self.fields[-1][1]:
            self.fields[-1][2] += node.text or ""
        for child in node:
            if isinstance(child.tag, str):
                self.walk(child, in_table)

    def field(self, kind):
        if kind == "begin":
            self.fields.append(["", False, ""])
        elif kind == "separate" and self.fields:
            self.fields[-1][1] = True
        elif kind == "end" and self.fields:
            instruction, _, result = self.fields.pop()
            self.counts["links"] += instruction.split()[:1] == ["HYPERLINK"] and len(instruction.split()) > 1 and bool(re.search(r"\w", result))


class Publication:
    """An .epub file: the documents of its spine."""

    def __init__(self, path):
        self.words = []
        self.counts = collections.Counter()
        self.noted = set()
        for name, root in self.documents(path):
            body = next((e for e in root.iter() if epub_recall.local(e.tag) == "body"), root)
            text = []
            self.text(body, text)
            self.words += epub_recall.WORD.findall("".join(text).lower())
            self.walk(body, name)
        self.counts["notes"] = len(self.noted)

    def text(self, node, out):
        """As epub_recall has it, but without what only describes a drawing, and with notes' marks apart from words."""
        name = epub_recall.local(node.tag)
        if name in epub_recall.HIDDEN or name in ("title", "desc") or node.get("hidden") is not None:
            return
        if re.search(r"display\s*:\s*none", node.get("style", "")):
            return
        apart = name not in {"a", "b", "i", "em", "strong", "span", "sub", "code", "small", "u", "s"}
        out.append(" " if apart else "")
        out.append(node.text or "")
        for child in node:
            if isinstance(child.tag, str):
                self.text(child, out)
            out.append(child.tail or "")
        out.append(" " if apart else "")

    @staticmethod
    def documents(path):
        with zipfile.ZipFile(path) as package:
            names = {name.lower(): name for name in package.namelist()}
            container = ElementTree.fromstring(package.read(names["meta-inf/container.xml"]))
            opf = next(e.get("full-path") for e in container.iter() if epub_recall.local(e.tag) == "rootfile")
            root = ElementTree.fromstring(package.read(names[opf.lower()]))
            items = {e.get("id"): e for e in root.iter() if epub_recall.local(e.tag) == "item"}
            for ref in (e for e in root.iter() if epub_recall.local(e.tag) == "itemref"):
                item = items.get(ref.get("idref"))
                if item is None or item.get("media-type") not in ("application/xhtml+xml", "image/svg+xml") or "nav" in item.get("properties", "").split():
                    continue
                name = posixpath.normpath(posixpath.join(posixpath.dirname(opf), urllib.parse.unquote(item.get("href"))))
                if name.lower() not in names:
                    continue
                document = epub_recall.parse(package.read(names[name.lower()]))
                if document is not None:
                    yield name, document

    def walk(self, node, document):
        name = epub_recall.local(node.tag)
        if name in epub_recall.HIDDEN or name == "nav" or node.get("hidden") is not None:
            return
        if re.search(r"display\s*:\s*none", node.get("style", "")):
            return
        text = re.search(r"\w", "".join(node.itertext()))
        if re.fullmatch("h[1-6]", name):
            self.counts["headings"] += bool(text)
        elif name == "li":
            self.counts["items"] += 1
        elif name == "table":
            self.counts["tables"] += any(epub_recall.local(e.tag) in ("td", "th") for e in node.iter())
        elif name in ("td", "th"):
            self.counts["cells"] += bool(text)
        elif name == "a" and node.get("href"):
            kinds = next((v for k, v in node.attrib.items() if k.endswith("}type")), "").split()
            if "noteref" in kinds:
                self.noted.add((document, node.get("href")))
            elif "backlink" not in kinds and not node.get("role", "").endswith("backlink"):
                pictures = any(epub_recall.local(e.tag) == "img" for e in node.iter())
                self.counts["links"] += bool(text or pictures)
        for child in node:
            if isinstance(child.tag, str):
                self.walk(child, document)


KINDS = {"docx": Word, "epub": Publication}


def convert(galley, source, target):
    """Why it failed; nothing: it did not."""
    try:
        run = subprocess.run([galley, "convert", "-f", source.suffix[1:], "-o", target, source], capture_output=True, timeout=120)
    except subprocess.TimeoutExpired:
        return "hangs"
    if run.returncode == 0:
        return ""
    reason = run.stderr.decode(errors="replace").strip().splitlines()
    return ("dies: " if run.returncode != 1 else "") + (reason[-1] if reason else "WITHOUT A REASON")


def found(paths, scratch):
    for path in paths:
        if path.is_file():
            yield path
            continue
        yield from sorted(p for p in path.rglob("*") if p.is_file() and p.suffix.lower() in (".docx", ".epub"))
        for container in sorted(path.rglob("META-INF/container.xml")):
            folder = container.parent.parent
            target = scratch / (folder.relative_to(path).as_posix().replace("/", "+") + ".epub")
            epub_recall.pack(folder, target)
            yield target


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=pathlib.Path)
    parser.add_argument("--galley", default="build/release/bin/galley")
    parser.add_argument("--mean", type=float, default=0.99)
    parser.add_argument("--least", type=float, default=0.99)
    parser.add_argument("--scratch", type=pathlib.Path)
    options = parser.parse_args()
    sys.setrecursionlimit(20000)
    scratch = options.scratch or pathlib.Path(tempfile.mkdtemp())
    scratch.mkdir(parents=True, exist_ok=True)
    totals = {kind: collections.defaultdict(lambda: [0.0, 0, 0, 0, 0]) for kind in KINDS}
    bad = False
    for path in found(options.paths, scratch):
        kind = "epub" if path.suffix.lower() == ".epub" else "docx"
        total = totals[kind]
        try:
            before = KINDS[kind](path)
        except Exception as error:  # what Galley reads and Python does not is not for this script to judge
            print(f"UNJUDGED {path}: {error!r}")
            total["unjudged"][1] += 1
            continue
        source = scratch / ("source." + kind)
        source.write_bytes(path.read_bytes())
        middle = scratch / ("middle." + ("docx" if kind == "epub" else "epub"))
        end = scratch / ("end." + kind)
        if reason := convert(options.galley, source, middle):
            print(f"REFUSED  {path}: {reason}")
            total["refused"][1] += 1
            bad = bad or reason.startswith(("dies", "hangs", "WITHOUT"))
            continue
        if reason := convert(options.galley, middle, end):
            print(f"LOST     {path}: {reason}")
            bad = True
            continue
        after = KINDS[kind](end)
        score, missing = docx_recall.recall(before.words, after.words)
        shares = {"words": (score, len(before.words), round(score * len(before.words)))}
        for name in COUNTS:
            wanted, got = before.counts[name], min(before.counts[name], after.counts[name])
            if wanted:
                shares[name] = (got / wanted, wanted, got)
        for name, (share, wanted, got) in shares.items():
            row = total[name]
            row[0] += share
            row[1] += 1
            row[2] += wanted
            row[3] += got
            if share < options.least:
                row[4] += 1
                told = " ".join(missing[:12]) if name == "words" else f"{got} of {wanted}"
                print(f"BELOW    {name} {share:.3f} {path}: {told}")
    for kind, total in totals.items():
        if not total:
            continue
        way = "docx -> epub -> docx" if kind == "docx" else "epub -> docx -> epub"
        skipped = ", ".join(f"{total[name][1]} {name}" for name in ("refused", "unjudged") if name in total)
        print(f"\n| {way}{' (' + skipped + ')' if skipped else ''} | files | mean | at the start | at the end | files below {options.least} |\n| --- | --- | --- | --- | --- | --- |")
        for name in ("words", *COUNTS):
            score, files, wanted, got, below = total[name]
            if not files:
                continue
            print(f"| {name} | {files} | {score / files:.4f} | {wanted} | {got} | {below} |")
            bad = bad or score / files < options.mean
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
