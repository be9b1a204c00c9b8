#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Reads and writes a part of Fountain (fountain.io/syntax): a format for Galley in Python.

A title page, scene headings ("INT. KITCHEN - DAY", or any line behind a dot) and paragraphs. In the article, scenes are
sections, and paragraphs keep their line ends. Text is trimmed of ASCII spaces alone: the others are text.
"""
import re
import sys

NAMESPACE = "urn:galley:document:1"
SCENE = r"(INT|EXT|EST|I/E)[. ]"
TITLE_PAGE = r"(title|credit|author)[ \t]*:"


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def element(name, content):
    return f"<{name}>{content}</{name}>" if content else ""


def read(text):
    """Native XML of a screenplay."""
    blocks = [block for block in re.split(r"\n[ \t]*(?=\n)", text) if block.strip(" \t\n")]
    title = {}
    if blocks and re.match(TITLE_PAGE, blocks[0].strip("\n"), re.IGNORECASE):
        for line in blocks.pop(0).strip("\n").split("\n"):
            if match := re.match(r"([^ \t:][^:]*):(.*)", line):
                lines = title.setdefault(match[1].lower(), [])
            lines.append(escaped((match[2] if match else line).strip(" \t")))
    page = {key: "<br/>".join(line for line in lines if line) for key, lines in title.items()}
    for key in page.keys() - {"title", "credit", "author"}:
        print(f"loss: the title page says '{key}', which an article has no place for", file=sys.stderr)
    credit = element("label", page.get("credit")) + element("name", page.get("author", "").replace("<br/>", " "))
    out = [element("headline", page.get("title")), element("byline", element("credit", credit))]
    in_scene = False
    for block in blocks:
        lines = [escaped(line.strip(" \t")) for line in block.split("\n") if line.strip(" \t")]
        is_scene = lines[0].startswith(".") and not lines[0].startswith("..")
        if is_scene or (len(lines) == 1 and re.match(SCENE, lines[0])):
            out.append("</section><section>" if in_scene else "<section>")
            lines[0] = lines[0][is_scene:].strip(" \t")
            out.append(element("heading", "<br/>".join(lines)))
            in_scene = True
        else:
            # "!" says that a line is action, whatever it looks like.
            out.append(element("p", "<br/>".join([lines[0].removeprefix("!")] + lines[1:])))
    body = "".join(out) + ("</section>" if in_scene else "")
    return f'<document xmlns="{NAMESPACE}">{element("article", body)}</document>'


def text_of(node):
    """The text of an element, with line ends for <br/>. Markup goes; the manifest says so."""
    out = [node.text or ""]
    for child in node:
        name = child.tag.rpartition("}")[2]
        out.append("\n" if name == "br" else "" if name == "rt" else text_of(child))
        out.append(child.tail or "")
    return "".join(out)


def write(root, credit):
    """A screenplay of native XML."""
    blocks, title = [], []
    for article in root.iter(f"{{{NAMESPACE}}}article"):
        for key, name in ("Title", "headline"), ("Author", "name"), ("Credit", "label"):
            node = article.find(f".//{{{NAMESPACE}}}{name}")
            text = text_of(node).split("\n") if node is not None else [credit if title[1:] and key == "Credit" else ""]
            if text[0] and not blocks:
                title.append(f"{key}: " + "\n    ".join(text))
        for node in article.iter():
            if node.tag == f"{{{NAMESPACE}}}section":
                heading = node.find(f"{{{NAMESPACE}}}heading")
                blocks.append(". " + (text_of(heading) if heading is not None else ""))
            elif node.tag == f"{{{NAMESPACE}}}p":
                text = text_of(node)
                plain = re.match(r"\w", text) and not re.match(f"{SCENE}|{TITLE_PAGE}", text, re.IGNORECASE)
                blocks.append(text if plain else "!" + text)
    return "\n\n".join((["\n".join(title)] if title else []) + blocks) + "\n"


if __name__ == "__main__":
    if sys.argv[1] == "read":
        try:
            screenplay = sys.stdin.buffer.read().decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            sys.exit(f"error: it is not UTF-8 at byte {error.start}")
        if re.search(r"[^\t\n\r -\ufffd\U00010000-\U0010ffff]", screenplay):
            sys.exit("error: it holds control characters, which text does not")
        sys.stdout.buffer.write(read(screenplay).encode())
    else:
        import xml.etree.ElementTree

        document = xml.etree.ElementTree.fromstring(sys.stdin.buffer.read())
        options = dict(word[2:].split("=", 1) for word in sys.argv[2:])
        sys.stdout.buffer.write(write(document, options["credit"]).encode())
