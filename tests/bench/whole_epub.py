# SPDX-License-Identifier: Apache-2.0
"""EPUB to text and XML, and DOCX to EPUB, beside pandoc; the inputs are made by pandoc."""
import subprocess


def cases(galley, pandoc, pages, path, runs):
    if not pandoc:
        return []
    rows = []
    for count in (1, 200):
        for kind in ("epub", "docx"):
            subprocess.run([pandoc, "-f", "markdown", "--metadata", "title=Pages", pages[count],
                            "-o", path(f"page-{count}.{kind}")], check=True, stderr=subprocess.DEVNULL)
        name = "1 page" if count == 1 else f"{count} pages"
        for source, target, options in (("epub", "text", ["-t", "plain"]), ("epub", "xml", ["-t", "plain"]),
                                        ("docx", "epub", ["-t", "epub3"])):
            rows.append((f"{source} to {target}, {name}",
                         [galley, "convert", path(f"page-{count}.{source}"), "-t", target, "-o", path(f"out.{target}")],
                         [pandoc, path(f"page-{count}.{source}"), "-o", path("peer.out")] + options,
                         runs if count == 1 else 5))
    return rows
