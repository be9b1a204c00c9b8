#!/usr/bin/env python3
"""@NAME@: a plugin for Galley. It is run with the word
@if reader@
read
@end@
@if writer@
write
@end@
@if filter@
filter
@end@
and options; see @ID@.json.
"""

import sys
import xml.etree.ElementTree as ElementTree

NAMESPACE = "urn:galley:document:1"
@if format@
FIRST_LINE = "@ID@ 1"
@end@


def name(local):
    return f"{{{NAMESPACE}}}{local}"


@if reader@
def read(data, options):
    """Native XML of a file of this format."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        print(f"warning: it is not UTF-8 at byte {error.start}", file=sys.stderr)
        text = data.decode("utf-8", "replace")
    lines = text.split("\n")
    if lines[0] != FIRST_LINE or len(lines) < 2:
        sys.exit("error: it does not begin with the line of its format")
    document = ElementTree.Element(name("document"))
    article = ElementTree.SubElement(document, name("article"))
    headline = ElementTree.SubElement(article, name("headline"))
    headline.text = options.get("headline", "")
    for line in lines[1:]:
        line = "".join(c for c in line if c >= " " and c not in "\ufffe\uffff")  # what XML cannot hold
        if line.startswith("# "):
            headline.text = line[2:]
        elif line:
            # A paragraph that begins as something else does has a backslash before it.
            ElementTree.SubElement(article, name("p")).text = line[1:] if line[0] == "\\" else line
    return ElementTree.tostring(document, encoding="utf-8")


@end@
@if writer@
def text_of(element):
    """The text of an element as a reader sees it, on one line."""
    parts = [element.text or ""]
    for child in element:
        if child.tag == name("br"):
            parts.append(" ")
        elif child.tag != name("rt"):  # the reading of a ruby is no part of the line
            parts.append(text_of(child))
        parts.append(child.tail or "")
    return "".join(parts)


def write(data):
    """A file of this format of native XML. What it does not carry is left out: Galley tells the user."""
    document = ElementTree.fromstring(data)
    lines = [FIRST_LINE]
    for article in document.iter(name("article")):
        headline = article.find(name("headline"))
        if headline is not None:
            lines.append("# " + text_of(headline))
        for paragraph in article.iter(name("p")):
            text = text_of(paragraph)
            lines.append("\\" + text if text.startswith(("# ", "\\")) else text)
    return "\n".join(lines + [""]).encode("utf-8")


@end@
@if filter@
def apply(data, unwanted):
    """Native XML without the paragraphs that say only what is not wanted."""
    ElementTree.register_namespace("", NAMESPACE)
    document = ElementTree.fromstring(data)
    for parent in document.iter():
        for child in list(parent):
            if child.tag == name("p") and "".join(child.itertext()) == unwanted:
                parent.remove(child)
    return ElementTree.tostring(document, encoding="utf-8")


@end@
def main():
    task, *words = sys.argv[1:]
    options = dict(word[2:].split("=", 1) for word in words)
    data = sys.stdin.buffer.read()
@if reader@
    if task == "read":
        result = read(data, options)
@end@
@if writer@
    if task == "write":
        result = write(data)
@end@
@if filter@
    if task == "filter":
        result = apply(data, options["text"])
@end@
    sys.stdout.buffer.write(result)


if __name__ == "__main__":
    main()
