#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How much of the text of EPUB publications comes through, in order.

usage: tests/corpus/epub_recall.py GALLEY FOLDER [--scratch FOLDER] [--least RECALL]

FOLDER holds publications, as .epub files or unpacked in folders (as in https://github.com/w3c/epub-tests, where
they are in tests/): what is unpacked is zipped into the scratch folder first. Each is converted to XML. One that
is refused must be refused with a reason. Of the others, the words of the spine's documents are compared with the
words of the result: the longest common subsequence over the number of the former. Prints the worst and the mean;
exits with 1 if the mean is below RECALL (0.995) or if a conversion dies.
"""
import argparse, collections, difflib, html, pathlib, posixpath, re, statistics, subprocess, sys, urllib.parse
import xml.etree.ElementTree as ET
import zipfile

WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W_\u3040-\u30ff\u3400-\u9fff]+")
HIDDEN = {"script", "style", "head", "template", "rp"}


def local(tag):
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def text_of(element, out):
    if local(element.tag) in HIDDEN or not isinstance(element.tag, str):
        return
    if element.get("hidden") is not None or re.search(r"display\s*:\s*none", element.get("style", "")):
        return
    block = local(element.tag) not in {"a", "b", "i", "em", "strong", "span", "sub", "sup", "code", "small", "u", "s"}
    if block:
        out.append(" ")
    out.append(element.text or "")
    for child in element:
        text_of(child, out)
        out.append(child.tail or "")
    if block:
        out.append(" ")


def parse(data):
    """The root of a document of XHTML; named entities and undeclared things are made harmless."""
    text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "replace").lstrip("\ufeff")
    text = re.sub(r"^<\?xml[^>]*\?>", "", text)
    text = re.sub(r"<!DOCTYPE[^>\[]*(\[.*?\])?\s*>", "", text, count=1, flags=re.S)
    text = re.sub(r"&(?!amp;|lt;|gt;|quot;|apos;|#)(\w+);", lambda m: html.unescape(m.group(0)).replace("&", "&amp;"), text)
    try:
        return ET.fromstring(text)
    except ET.ParseError:
        return None


def spine_words(path):
    with zipfile.ZipFile(path) as package:
        names = {name.lower(): name for name in package.namelist()}
        read = lambda name: package.read(names[name.lower()])
        container = ET.fromstring(read("META-INF/container.xml"))
        opf = next(e.get("full-path") for e in container.iter() if local(e.tag) == "rootfile")
        root = ET.fromstring(read(opf))
        items = {e.get("id"): e for e in root.iter() if local(e.tag) == "item"}
        words = []
        refs = [e for e in root.iter() if local(e.tag) == "itemref"]
        for ref in sorted(refs, key=lambda e: e.get("linear") == "no"):
            item = items.get(ref.get("idref"))
            seen = set()
            while item is not None and item.get("media-type") not in ("application/xhtml+xml", "image/svg+xml"):
                if item.get("id") in seen:
                    break
                seen.add(item.get("id"))
                item = items.get(item.get("fallback"))
            if item is None or item.get("media-type") not in ("application/xhtml+xml", "image/svg+xml"):
                continue
            name = posixpath.normpath(posixpath.join(posixpath.dirname(opf), urllib.parse.unquote(item.get("href"))))
            if name.lower() not in names:
                continue
            document = parse(read(name))
            if document is None:
                continue
            out = []
            body = next((e for e in document.iter() if local(e.tag) == "body"), document)
            text_of(body, out)
            words += WORD.findall("".join(out).lower())
        return words


def common(a, b):
    """Length of the longest common subsequence; of long ones a lower bound."""
    if len(a) * len(b) > 4_000_000:
        return sum(m.size for m in difflib.SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks())
    row = [0] * (len(b) + 1)
    for x in a:
        previous = 0
        for j, y in enumerate(b, 1):
            kept = row[j]
            row[j] = previous + 1 if x == y else max(row[j], row[j - 1])
            previous = kept
    return row[-1]


def pack(folder, target):
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("mimetype", "application/epub+zip")
        for file in sorted(folder.rglob("*")):
            if file.is_file() and file.name != "mimetype":
                package.write(file, file.relative_to(folder).as_posix(), zipfile.ZIP_DEFLATED)


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("\n\n")[1])
    parser.add_argument("galley")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--scratch", type=pathlib.Path, default=pathlib.Path("/tmp/epub-recall"))
    parser.add_argument("--least", type=float, default=0.995)
    arguments = parser.parse_args()
    arguments.scratch.mkdir(parents=True, exist_ok=True)
    publications = sorted(arguments.folder.rglob("*.epub"))
    for container in sorted(arguments.folder.rglob("META-INF/container.xml")):
        folder = container.parent.parent
        target = arguments.scratch / (folder.relative_to(arguments.folder).as_posix().replace("/", "+") + ".epub")
        pack(folder, target)
        publications.append(target)
    counts, recalls, failed = collections.Counter(), {}, False
    for path in publications:
        run = subprocess.run([arguments.galley, "convert", "-f", "epub", "-t", "xml", "-o", "-", str(path)],
                             capture_output=True, timeout=60)
        if run.returncode not in (0, 1):
            print(f"{path.name}: ended with {run.returncode}: {run.stderr[-300:].decode(errors='replace')}")
            failed = True
            continue
        if run.returncode == 1:
            counts["refused"] += 1
            reason = run.stderr.decode(errors="replace").strip()
            print(f"{path.name}: refused: {reason.splitlines()[-1] if reason else 'WITHOUT A REASON'}")
            failed = failed or not reason
            continue
        counts["converted"] += 1
        got = WORD.findall(" ".join(ET.fromstring(run.stdout).itertext()).lower())
        try:
            wanted = spine_words(path)
        except (KeyError, ET.ParseError, StopIteration, zipfile.BadZipFile) as error:
            print(f"{path.name}: its own words cannot be told ({error!r})")
            continue
        recalls[path.name] = common(wanted, got) / len(wanted) if wanted else 1.0
    for name, recall in sorted(recalls.items(), key=lambda item: item[1])[:15]:
        if recall < 1:
            print(f"{name}: {recall:.4f}")
    mean = statistics.mean(recalls.values()) if recalls else 0
    print(f"{counts['converted']} converted, {counts['refused']} refused; mean word recall {mean:.4f}")
    sys.exit(failed or mean < arguments.least)


if __name__ == "__main__":
    main()
