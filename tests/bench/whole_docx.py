# SPDX-License-Identifier: Apache-2.0
"""DOCX to text and to DOCX beside pandoc, and beside docx2txt and a bare unzip with an XML parse where they are
installed; the inputs are made by pandoc."""
import shutil
import subprocess


def cases(galley, pandoc, pages, path, runs):
    if not pandoc:
        return []
    rows = []
    for count in (1, 20, 200):
        source = path(f"words-{count}.docx")
        subprocess.run([pandoc, "-f", "markdown", "--metadata", "title=Pages", pages[count], "-o", source],
                       check=True, stderr=subprocess.DEVNULL)
        name = "1 page" if count == 1 else f"{count} pages"
        few = runs if count == 1 else 5
        to_text = [galley, "convert", source, "-t", "text", "-o", "-"]
        rows.append((f"docx to text, {name}", to_text, [pandoc, source, "-t", "plain"], few))
        if count == 200:
            rows.append((f"docx to docx, {name}", [galley, "convert", source, "-t", "docx", "-o", "-"],
                         [pandoc, source, "-t", "docx", "-o", path("peer.docx")], few))
            if shutil.which("docx2txt"):
                rows.append((f"docx to text beside docx2txt, {name}", to_text, ["docx2txt", source, "-"], few))
            if shutil.which("xmllint") and shutil.which("unzip"):
                parse = f"unzip -p {source} word/document.xml | xmllint --noout -"
                rows.append((f"docx to text beside unzip and xmllint, {name}", to_text, ["sh", "-c", parse], few))
    return rows
