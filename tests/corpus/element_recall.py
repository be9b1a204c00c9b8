#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How many of the words of JATS, NITF and DocBook files arrive, in their order.

    element_recall.py --format jats|nitf|docbook [--galley PATH] [--pandoc] [--mean 0.99] [--least 0.9] FILE-OR-FOLDER...

Converts every file to native XML and compares the words of all elements that are meant to be read (titles, abstracts,
text, tables, captions, references, notes; not metadata, index terms, or what stands in for a picture) with those of the
output: recall is the part of them that a common subsequence holds. Notes are compared after the text, where the output
has them. With --pandoc the same is measured of pandoc's plain text. Says of each file that is refused why, and of each
below the least what it misses. Exit status 1 when the mean is below --mean or the program dies.
"""

import argparse
import html
import json
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from difflib import SequenceMatcher

TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+", re.UNICODE)
ENTITY = re.compile(r"""<!ENTITY\s+([\w.-]+)\s+(?:"([^"]*)"|'([^']*)')\s*>""")
OF_XML = {"amp", "lt", "gt", "quot", "apos"}

# Elements whose words belong to the line that they stand in.
INLINE = {
    "jats": """abbrev alternatives bold break chem-struct citation email ext-link fixed-case given-names inline-formula
        italic mml:math monospace name named-content overline person-group private-char prefix rb roman ruby sans-serif sc
        source strike string-name styled-content sub sup surname tex-math underline uri xref year volume issue fpage lpage
        article-title pub-id mixed-citation comment publisher-name publisher-loc institution mi mn mo mrow msub msup math x
        target inline-supplementary-material collab etal suffix fn fraction""".split(),
    "nitf": """a chron classifier copyrite em event function lang location money num object.title org person pronounce q
        sub sup virtloc name.given name.family city state country region story.date byttl alt-code strong span""".split(),
    "docbook": """abbrev accel acronym application citation citerefentry citetitle classname code command computeroutput
        constant email emphasis envar errorcode errorname errortype filename firstterm foreignphrase function
        guibutton guiicon guilabel guimenu guimenuitem guisubmenu hardware interface interfacename keycap keysym lineannotation
        link literal markup mathphrase methodname mousebutton option optional ooclass orgname package parameter phrase
        productname prompt property quote refentrytitle replaceable returnvalue sgmltag structfield structname subscript
        superscript symbol systemitem tag token trademark type ulink uri userinput varname wordasword xref glossterm
        manvolnum co coref footnoteref footnote inlineequation shortcut database void varargs arg group anchor olink exceptionname
        modifier nonterminal termdef keycode keycombo menuchoice""".split(),
}
# Elements of which nothing is meant to be read where they stand.
SKIPPED = {
    "jats": """journal-meta article-id article-categories contrib-group aff author-notes pub-date volume issue fpage lpage
        elocation-id history permissions self-uri related-article kwd-group funding-group counts custom-meta-group alt-title
        trans-title-group object-id alt-text long-desc index-term processing-meta support-group conference page-range
        supplement isbn product issue-id issue-title volume-id contract-num contract-sponsor related-object copyright-statement
        copyright-year copyright-holder license issue-part pub-history article-version institution-id glyph-data
        sec-meta rt aff-alternatives trans-title trans-subtitle contrib-id""".split(),
    "nitf": """head byline distributor dateline alt-code media-metadata media-object nitf-table-metadata rights series""".split(),
    "docbook": """indexterm remark areaspec titleabbrev toc lot textobject alt keywordset subjectset itermset textdata
        authorgroup author editor othercredit copyright pubdate date releaseinfo edition publisher publishername
        biblioid isbn issn productname_ bibliomisc_ printhistory_ corpauthor cover extendedlink beginpage annotation_
        colspec spanspec refmiscinfo refclass_ include volumenum issuenum collab org confgroup artpagenums address_ seriesvolnums
        bibliorelation bibliosource bibliocoverage contractnum contractsponsor invpartnumber pubsnumber revhistory_
        modespec productnumber""".split(),
}
CITATIONS = {"element-citation", "nlm-citation", "biblioentry", "date-in-citation", "conference"}
INFO = re.compile(r"^(artheader|[a-z0-9]*info)$")
NOT_INFO = {"msginfo", "releaseinfo", "classsynopsisinfo", "funcsynopsisinfo"}
READ_OF_INFO = {"title", "subtitle", "abstract", "legalnotice", "epigraph", "authorblurb", "personblurb", "revhistory"}
BIBLIOGRAPHIC = {"biblioentry", "bibliomixed", "bibliomset", "biblioset", "bibliodiv"}


def local(element):
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def parse(data):
    match = re.match(rb"""<\?xml[^>]*encoding=["']([\w.-]+)["']""", data.lstrip(b"\xef\xbb\xbf"))
    text = data.decode(match.group(1).decode() if match else "utf-8", errors="replace").lstrip("\ufeff")
    declared = {m.group(1): m.group(2) if m.group(2) is not None else m.group(3) for m in ENTITY.finditer(text[:200000])}
    start = text.find("<!DOCTYPE")
    if start >= 0:
        end = text.find(">", start)
        bracket = text.find("[", start, end)
        if bracket >= 0:
            end = text.find(">", text.find("]", bracket))
        text = text[:start] + text[end + 1 :]
    text = re.sub(r"^\s*<\?xml.*?\?>", "", text, flags=re.S)

    def resolve(m):
        name = m.group(1)
        if name in OF_XML:
            return m.group(0)
        if name in declared:
            return declared[name] or " "
        value = html.unescape("&" + name + ";")
        return html.escape(value) if not value.startswith("&") else "&amp;" + name + ";"

    parts = re.split(r"(<!\[CDATA\[.*?\]\]>)", text, flags=re.S)
    text = "".join(p if p.startswith("<![CDATA[") else re.sub(r"&([A-Za-z][\w.-]*);", resolve, p) for p in parts)
    return ElementTree.fromstring(text)


def formula(element):
    """MathML in one line: a stroke in fractions, the rest as it follows."""
    if local(element).startswith("annotation"):
        return ""
    between = {"mfrac": "/", "mtr": " ", "mtable": " "}.get(local(element), "")
    return (element.text or "") + between.join(formula(child) + (child.tail or "") for child in element)


class Wanted:
    def __init__(self, kind, root):
        self.kind, self.text, self.notes = kind, [], []
        self.parents = {child: parent for parent in root.iter() for child in parent}
        self.notes_referred = set()
        if kind == "jats":
            footnotes = {e.get("id") for e in root.iter() if local(e) == "fn"}
            for e in root.iter():
                of_contributor = any(local(a) in ("contrib-group", "aff") for a in self.up(e))
                if local(e) == "xref" and (e.get("rid") or "").split()[:1] and not of_contributor:
                    target = e.get("rid").split()[0]
                    if target in footnotes:
                        self.notes_referred.add(target)
        if kind == "nitf":
            self.notes_referred = {(e.get("href") or "")[1:] for e in root.iter() if local(e) == "a"}
        self.walk(root, self.text)

    def words(self):
        return TOKEN.findall("".join(self.text) + "\n" + "".join(self.notes))

    def skipped(self, element, name):
        parent = self.parents.get(element)
        around = local(parent) if parent is not None else ""
        if self.kind == "docbook":
            if INFO.match(around) and around not in NOT_INFO and name not in READ_OF_INFO:
                return True
            if around in BIBLIOGRAPHIC or any(local(a) in BIBLIOGRAPHIC for a in self.up(element)):
                return name in ("indexterm", "remark", "alt", "textobject", "titleabbrev")
            if name == "caption" and around in ("table", "informaltable", "mediaobject"):
                return False
        if self.kind == "jats":
            if name == "label":
                return around in ("fn", "list-item", "ref", "corresp", "aff")
            if name == "xref":
                return (element.get("rid") or "").split()[:1] and element.get("rid").split()[0] in self.notes_referred
            if around in ("fig", "table-wrap", "boxed-text", "media", "graphic", "supplementary-material", "app") and name == "permissions":
                return True
            if name in ("volume", "issue", "fpage", "lpage", "elocation-id", "product", "conference", "related-article",
                        "related-object", "self-uri", "aff", "trans-title", "page-range", "isbn", "trans-subtitle",
                        "issue-title", "supplement", "issue-id", "volume-id", "issue-part", "permissions", "license"):
                return around in ("article-meta", "front-stub", "contrib", "contrib-group", "journal-meta")
            if name == "def" and around == "abbrev":
                return False
        if self.kind == "nitf" and name == "note":
            return element.get("type") == "npa"
        if self.kind == "nitf" and around == "head":
            return True
        return name in SKIPPED[self.kind]

    def up(self, element):
        while element in self.parents:
            element = self.parents[element]
            yield element

    def walk(self, element, into):
        name = local(element)
        if not name or self.skipped(element, name):
            return
        if name == "alternatives" or name == "citation-alternatives":
            known = [c for c in element if local(c) not in ("graphic", "inline-graphic", "object-id", "label")]
            for chosen in (known or list(element))[:1]:
                self.walk(chosen, into)
            return
        if name == "math":
            into.append(" " + formula(element) + " ")
            return
        if name == "tex-math":
            tex = "".join(element.itertext())
            match = re.search(r"\\begin\{document\}(.*?)\\end\{document\}", tex, re.S)
            into.append(" " + (match.group(1) if match else tex) + " ")
            return
        if (self.kind, name) == ("docbook", "footnote") or (
            (self.kind, name) in (("jats", "fn"), ("nitf", "fn")) and self.is_note(element)
        ):
            into = self.notes
            into.append("\n")
        inline = name in INLINE[self.kind]
        if not inline:
            into.append("\n")
        into.append(element.text or "")
        children = list(element)
        if name in ("table", "tgroup"):  # a foot may stand before the body
            children.sort(key=lambda c: local(c) == "tfoot")
        if name in ("blockquote", "epigraph"):  # whom it is by is told after it
            children.sort(key=lambda c: local(c) == "attribution")
        for child in children:
            self.walk(child, into)
            if (inline or name in CITATIONS) and not (child.tail or "").strip() and local(child) not in ("sub", "sup", "italic", "bold", "emphasis"):
                into.append(" ")
            into.append(child.tail or "")
        if not inline:
            into.append("\n")

    def is_note(self, element):
        around = local(self.parents[element]) if element in self.parents else ""
        return element.get("id") in self.notes_referred or around in ("p", "title", "td", "th", "article-title", "sup")


OUTPUT_INLINE = {"emphasis", "strong", "sup", "sub", "code", "link", "span", "ruby", "note-ref"}


def output_words(xml):
    text, notes = [], []

    def walk(element, into):
        name = local(element)
        if name in ("metadata", "media", "rt"):
            return
        if name == "notes":
            into = notes
        into.append(element.text or "")
        for child in element:
            walk(child, into)
            into.append(child.tail or "")
        if name not in OUTPUT_INLINE:
            into.append("\n")

    walk(ElementTree.fromstring(xml), text)
    return TOKEN.findall("".join(text) + "\n" + "".join(notes))


def recall(wanted, got):
    if not wanted:
        return 1.0, []
    matcher = SequenceMatcher(None, wanted, got, autojunk=False)
    missing, at, found = [], 0, 0
    for block in matcher.get_matching_blocks():
        missing += wanted[at : block.a]
        at = block.a + block.size
        found += block.size
    return found / len(wanted), missing


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=pathlib.Path)
    parser.add_argument("--format", required=True, choices=sorted(SKIPPED))
    parser.add_argument("--galley", default="build/release/bin/galley")
    parser.add_argument("--pandoc", action="store_true")
    parser.add_argument("--mean", type=float, default=0.99)
    parser.add_argument("--least", type=float, default=0.9)
    parser.add_argument("--most-words", type=int, default=20000)
    options = parser.parse_args()
    sys.setrecursionlimit(20000)
    files = [f for p in options.paths for f in (sorted(p.rglob("*")) if p.is_dir() else [p]) if f.is_file()]
    scores, peers, refused, unread, died, told = [], [], 0, 0, 0, 0
    for path in files:
        try:
            wanted = Wanted(options.format, parse(path.read_bytes())).words()[: options.most_words]
        except (ElementTree.ParseError, LookupError) as error:
            unread += 1
            wanted = None
        command = [options.galley, "convert", "--log-format", "json", "-f", options.format, "-t", "xml", str(path), "-o", "-"]
        done = subprocess.run(command, capture_output=True)
        if done.returncode not in (0, 1):
            died += 1
            print(f"{path}: ended with {done.returncode}: {done.stderr.decode(errors='replace')[-300:]}")
            continue
        if done.returncode == 1:
            refused += 1
            if wanted is not None:
                print(f"{path}: refused: {done.stderr.decode(errors='replace').strip()[-200:]}")
            continue
        if wanted is None:
            continue
        losses = [json.loads(line) for line in done.stderr.decode().splitlines() if line.startswith("{")]
        score, missing = recall(wanted, output_words(done.stdout))
        scores.append(score)
        if score < 1 and any(entry.get("severity") == "loss" for entry in losses):
            told += 1
        if score < options.least:
            print(f"{path}: {score:.4f} of {len(wanted)} words; misses: {' '.join(missing[:25])}")
        if options.pandoc:
            other = subprocess.run(["pandoc", "-f", options.format, "-t", "plain", "--wrap=none", str(path)], capture_output=True)
            got = TOKEN.findall(other.stdout.decode(errors="replace")) if other.returncode == 0 else []
            peers.append(recall(wanted, got)[0])
    mean = sum(scores) / len(scores) if scores else 0
    print(f"{len(scores)} files, mean recall {mean:.4f}, least {min(scores, default=0):.4f}, all words of {sum(s == 1 for s in scores)}; "
          f"{refused} refused, {unread} that this script cannot parse, {died} died; losses told in {told} of those that miss words")
    if peers:
        print(f"pandoc: mean recall {sum(peers) / len(peers):.4f}, read {sum(p > 0 for p in peers)}")
    return 1 if mean < options.mean or died else 0


if __name__ == "__main__":
    sys.exit(main())
