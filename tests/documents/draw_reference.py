#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Draws share/doc/reference from the comments of core/include/galley.

    draw_reference.py HEADERS REFERENCE            writes it
    draw_reference.py HEADERS REFERENCE --check    says what is not as it would be written; exit code 1

Reads what our headers are made of and no more: `///` before a declaration, `///<` after a member, one declaration a
statement. A declaration of a public type or function without a word about it is an error.
"""

import pathlib
import re
import sys


class Item:
    """A declaration: its comment, its code without bodies and private parts, and its members."""

    def __init__(self, comment, code, name, line):
        self.comment = comment
        self.code = code
        self.name = name
        self.line = line


def comment_text(line):
    return re.sub(r"^\s*///<? ?", "", line)


def statement(lines, at):
    """The statement that begins at a line: its lines, and where the next one begins."""
    depth = 0
    taken = []
    while at < len(lines):
        line = lines[at]
        at += 1
        taken.append(line)
        code = re.sub(r'"(\\.|[^"\\])*"|\'(\\.|[^\'\\])\'', '""', line.split("//")[0])
        depth += code.count("{") - code.count("}") + code.count("(") - code.count(")")
        if depth == 0 and re.search(r"[;}]\s*$", code):
            break
    return taken, at


def without_body(taken):
    """A function's declaration: inline bodies and initialisers of constructors go."""
    text = "\n".join(taken)
    if re.match(r"\s*(struct|class|enum|template\s*<[^>]*>\s*class)\b", text):
        return text
    text = re.sub(r"\)((?:\s*(?:const|noexcept|override))*)\s*(?::[^:{][^{]*)?\{.*\}\s*;?\s*$",
                  lambda match: ")" + (match.group(1) or "") + ";", text, flags=re.DOTALL)
    return text


def visible(taken):
    """A type's lines without its private parts."""
    shown = []
    hidden = False
    at = 0
    while at < len(taken):
        line = taken[at]
        if re.match(r"\s*(private|protected):", line):
            hidden = True
        elif re.match(r"\s*public:", line):
            hidden = False
            shown.append(line)
        elif not hidden or re.match(r"^};?", line):
            shown.append(line)
        at += 1
    while len(shown) > 1 and not shown[-2].strip():
        del shown[-2]
    return shown


def shortened(lines):
    """A type's code for the reader: inline functions of it as declarations."""
    out = []
    at = 1
    while at < len(lines) - 1:
        line = lines[at]
        if line.strip().startswith("//") or not line.strip() or re.match(r"\s*public:", line):
            out.append(line)
            at += 1
            continue
        if re.match(r"\s*[\w:]+( = [^,]*)?,", line) or re.match(r"\s*[\w]+,?\s*(//.*)?$", line):
            out.append(line)  # a value of an enumeration
            at += 1
            continue
        taken, after = statement(lines, at)
        out.extend(without_body(taken).split("\n"))
        at = max(after, at + 1)
    return [lines[0]] + out + [lines[-1]]


def name_of(code):
    match = re.match(r"\s*(?:template\s*<[^>]*>\s*)?(?:struct|class|enum class|enum)\s+(?:GALLEY_API\s+)?(\w+)", code)
    if match:
        return match.group(1)
    match = re.search(r"(operator\S+|\w+)\s*\(", code)
    if match:
        return match.group(1)
    match = re.search(r"using\s+(\w+)|(\w+)\s*(?:=|;)", code)
    return match.group(1) or match.group(2) if match else ""


def items_of(path):
    lines = path.read_text(encoding="utf-8").split("\n")
    intro, items, comment = [], [], []
    at = 0
    hidden_namespace = False
    while at < len(lines):
        line = lines[at]
        if line.startswith("///"):
            comment.append(comment_text(line))
            at += 1
        elif not line.strip():
            if comment and not items and not intro:
                intro = comment
            comment = []
            at += 1
        elif line.startswith("namespace detail"):
            hidden_namespace = True
            at += 1
        elif re.match(r"}\s*// namespace detail", line):
            hidden_namespace = False
            at += 1
        elif re.match(r"(namespace|}|#if|#endif|#pragma|#include|//)", line):
            at += 1
        elif line.startswith("#define"):
            begin = at
            while lines[at].rstrip().endswith("\\"):
                at += 1
            at += 1
            if comment and not hidden_namespace:
                code = re.sub(r"^#define\s+(\w+(?:\([^)]*\))?).*", r"#define \1", lines[begin])
                value = re.match(r"#define \w+ +([\w\".@]+)$", lines[begin])
                items.append(Item(comment, lines[begin] if value else code, re.match(r"#define (\w+)", code).group(1),
                                  begin + 1))
            comment = []
        else:
            begin = at
            taken, at = statement(lines, at)
            is_type = re.match(r"(struct|class|enum)\b", taken[0])
            if hidden_namespace or re.match(r"(struct|class)\s+\w+;$", taken[0]):
                comment = []
                continue
            if is_type and len(taken) > 1:
                taken = shortened(visible(taken))
                code = "\n".join(taken)
            else:
                code = without_body(taken)
            items.append(Item(comment, code, name_of(code), begin + 1))
            comment = []
    return intro, items


def paragraphs(comment):
    """Comments are Markdown: text, lists, and code set off by four spaces."""
    return "\n".join(line.rstrip() for line in comment).strip("\n")


def summary(text):
    first = re.split(r"(?<=[.:;])\s", " ".join(text.split()), maxsplit=1)[0]
    return first.rstrip(":;").replace("|", "\\|")


def page_of(name, intro, items, faults):
    out = [f"# galley/{name}", ""]
    if intro:
        out += [paragraphs(intro), ""]
    previous = []
    for item in items:
        is_type = re.match(r"(struct|class|enum)", item.code)
        comment = item.comment
        # What follows without a comment is told with the one before it: overloads, operators, the way back.
        if not comment and not is_type and previous and previous == [item.name] or item.name.startswith("operator"):
            out += ["```cpp", item.code.replace("GALLEY_API ", ""), "```", ""]
            continue
        if not comment and "///<" not in item.code.split("\n")[0]:
            faults.append(f"{name}:{item.line}: {item.name} has no comment")
        kind = (re.match(r"(struct|class|enum)", item.code) or [""])[0]
        title = f"{kind} {item.name}".strip()
        if not (previous == [title]):
            out += [f"## `{title}`", ""]
        previous = [title]
        if comment:
            out += [paragraphs(comment), ""]
        out += ["```cpp", item.code.replace("GALLEY_API ", ""), "```", ""]
    return "\n".join(out).rstrip("\n") + "\n"


def main():
    headers, reference = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    faults = []
    pages = {}
    index = [
        "# Reference",
        "",
        "What plugins and embedding programs see: the headers of `include/galley`. Drawn from them by",
        "`./dev reference`; do not edit it here.",
        "",
        "| header | holds |",
        "| --- | --- |",
    ]
    for path in sorted(headers.glob("*.hpp*")):
        name = path.name.removesuffix(".in")
        intro, items = items_of(path)
        if not items:
            continue
        page = name.removesuffix(".hpp") + ".md"
        pages[page] = page_of(name, intro, items, faults)
        names = ", ".join(dict.fromkeys(f"`{item.name}`" for item in items if not item.name.startswith("operator")))
        index.append(f"| [{name}]({page}) | {names} |")
    pages["README.md"] = "\n".join(index) + "\n"

    if "--check" not in sys.argv:
        reference.mkdir(parents=True, exist_ok=True)
        for page in set(path.name for path in reference.glob("*.md")) - set(pages):
            (reference / page).unlink()
        for page, text in pages.items():
            (reference / page).write_text(text, encoding="utf-8")
    else:
        there = {path.name: path.read_text(encoding="utf-8") for path in reference.glob("*.md")}
        faults += [f"{page} is not as the headers would have it: run ./dev reference"
                   for page in sorted(set(pages) | set(there)) if pages.get(page) != there.get(page)]
    for fault in faults:
        print(fault, file=sys.stderr)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
