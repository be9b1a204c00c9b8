#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How many of the words of Word documents arrive, in their order.

    docx_recall.py [--galley PATH] [--mean 0.995] [--least 0.9] FILE-OR-FOLDER...

Converts every .docx, .docm, .dotx and .dotm it finds to native XML and compares the words of the body's w:t runs (and of the
notes it refers to) with those of the output: recall is the part of them that a common subsequence holds. Says of each
file that is refused why, and of each below the least what it misses. Exit status 1 when the mean is below --mean, a file
is below --least without a reason that the script knows, or the program dies.
"""

import argparse
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
import zipfile
from difflib import SequenceMatcher

WORD = ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main")
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
UNDERSTOOD = {"wps", "wpg", "wpc", "w14", "w15", "wp14", "a14"}
TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+", re.UNICODE)


def local(element):
    space, _, name = element.tag.rpartition("}")
    return name if space[1:] in WORD else None


def on(element):
    value = next((v for k, v in element.attrib.items() if k.endswith("}val") or k == "val"), "1")
    return value not in ("0", "false", "off")


def hidden_styles(package):
    names = {n.lower(): n for n in package.namelist()}
    found = set()
    if "word/styles.xml" in names:
        for style in ElementTree.fromstring(package.read(names["word/styles.xml"])):
            for part in style:
                if local(part) == "rPr" and any(local(e) == "vanish" and on(e) for e in part):
                    found.add(next((v for k, v in style.attrib.items() if k.endswith("}styleId")), None))
    return found


def own_text(root, hidden):
    """The text of w:t runs that a reader sees: deletions and hidden text left out, alternatives taken once."""
    parts, reasons = [], set()

    def walk(element):
        if not isinstance(element.tag, str):
            return
        name = local(element)
        if name in ("del", "moveFrom", "rPrChange", "pPrChange", "sectPrChange"):
            return
        if name == "tr" and any(local(e) == "del" for p in element if local(p) == "trPr" for e in p):
            return
        if element.tag == "{%s}AlternateContent" % COMPATIBILITY:
            choices = [c for c in element if c.tag.endswith("}Choice")]
            fallback = [c for c in element if c.tag.endswith("}Fallback")]
            known = [c for c in choices if set(c.get("Requires", "").split()) <= UNDERSTOOD]
            for chosen in (known or fallback or choices)[:1]:
                walk(chosen)
            return
        if name == "r":
            properties = next((e for e in element if local(e) == "rPr"), None)
            if properties is not None and any(
                (local(e) == "vanish" and on(e)) or (local(e) == "rStyle" and set(e.attrib.values()) & hidden)
                for e in properties
            ):
                reasons.add("hidden text")
                return
        if name == "p" and any(set(e.attrib.values()) & hidden for p in element if local(p) == "pPr" for e in p):
            reasons.add("hidden text")
            return
        if name == "t":
            parts.append(element.text or "")
        elif name in ("br", "cr", "tab", "sym", "noBreakHyphen"):
            parts.append("-" if name == "noBreakHyphen" else " ")
        for child in element:
            walk(child)
        if name in ("p", "tc"):
            parts.append("\n")

    walk(root)
    return "".join(parts), reasons


def main_part(package):
    names = {n.lower(): n for n in package.namelist()}
    relations = ElementTree.fromstring(package.read(names["_rels/.rels"]))
    for relation in relations:
        if relation.get("Type", "").endswith("/officeDocument"):
            target = relation.get("Target", "").lstrip("/")
            return names.get(target.lower(), target)
    return "word/document.xml"


def body_words(path):
    sys.setrecursionlimit(20000)
    with zipfile.ZipFile(path) as package:
        root = ElementTree.fromstring(package.read(main_part(package)))
        hidden = hidden_styles(package)
    text, reasons = own_text(root, hidden)
    return TOKEN.findall(text), reasons


INLINE = {"emphasis", "strong", "sup", "sub", "code", "link", "span", "ruby", "note-ref"}


def output_text(xml):
    """The text of all articles; elements that are not of running text end a line."""
    parts = []

    def walk(element):
        name = element.tag.rpartition("}")[2]
        if name in ("metadata", "media", "rt"):
            return
        parts.append(element.text or "")
        for child in element:
            walk(child)
            parts.append(child.tail or "")
        if name not in INLINE:
            parts.append("\n")

    walk(ElementTree.fromstring(xml))
    return "".join(parts)


def recall(wanted, got):
    if not wanted:
        return 1.0, []
    matcher = SequenceMatcher(None, wanted, got, autojunk=False)
    blocks = matcher.get_matching_blocks()
    missing, at = [], 0
    for block in blocks:
        missing += wanted[at : block.a]
        at = block.a + block.size
    return sum(block.size for block in blocks) / len(wanted), missing


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=pathlib.Path)
    parser.add_argument("--galley", default="build/release/bin/galley")
    parser.add_argument("--mean", type=float, default=0.995)
    parser.add_argument("--least", type=float, default=0.9)
    options = parser.parse_args()
    files = []
    for path in options.paths:
        found = [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file())
        files += [p for p in found if p.suffix.lower() in (".docx", ".docm", ".dotx", ".dotm") or path.is_file()]
    scores, refused, bad = [], [], 0
    for path in files:
        command = [options.galley, "convert", "-f", "docx", "-t", "xml", "-o", "-", str(path)]
        try:
            run = subprocess.run(command, capture_output=True, timeout=120)
        except subprocess.TimeoutExpired:
            print(f"HANGS    {path}")
            bad += 1
            continue
        message = run.stderr.decode("utf-8", "replace").strip().splitlines()
        if run.returncode not in (0, 1):
            print(f"DIES {run.returncode:4} {path}: {message[-1:]}")
            bad += 1
            continue
        if run.returncode == 1:
            refused.append((path, message[-1].replace(f"galley: {path}: ", "") if message else "without a reason"))
            bad += not message
            continue
        try:
            wanted, reasons = body_words(path)
        except Exception as error:  # what we read and Python does not is not for this script to judge
            print(f"UNJUDGED {path}: {error}")
            continue
        score, missing = recall(wanted, TOKEN.findall(output_text(run.stdout)))
        scores.append(score)
        if score < options.least:
            bad += not reasons
            print(f"BELOW    {score:.3f} {path} {', '.join(reasons)}: {' '.join(missing[:12])}")
        elif score < 0.999:
            print(f"PARTLY   {score:.4f} {path}: {' '.join(missing[:12])}")
    for path, reason in refused:
        print(f"REFUSED  {path}: {reason}")
    mean = sum(scores) / len(scores) if scores else 0
    print(f"{len(files)} files: {len(scores)} measured, {len(refused)} refused; mean recall {mean:.5f}, least {min(scores, default=0):.4f}")
    return 1 if bad or mean < options.mean else 0


if __name__ == "__main__":
    sys.exit(main())
