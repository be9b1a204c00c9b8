#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The figures that README shows, drawn from those that were measured.

usage: tests/documents/draw_figures.py README BENCHMARK_JSON MATRIX_MD [--check]

README holds them between two comments, `figures` and `end of figures`. With --check nothing is written, and README must
hold just what would be: figures that nobody measured cannot stay there.
"""
import json
import pathlib
import re
import sys

BEGIN, END = "<!-- figures: drawn by tests/documents/draw_figures.py -->\n", "<!-- end of figures -->\n"
SHOWN = [("docx", "text"), ("docx", "docx"), ("docx", "epub"), ("docx", "pdf"), ("epub", "text"), ("epub", "pdf"),
         ("html", "epub"), ("text", "pdf"), ("pdf", "text")]
PEERS = ["pandoc", "LibreOffice", "Calibre", "mutool", "pdftotext", "docx2txt"]
PAGES = 200


def spell(seconds):
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.1f} s"


def benchmark_table(rows):
    by_place = {(row["from"], row["to"], row["program"]): row for row in rows if row["pages"] == PAGES}
    lines = [f"Times of whole processes, {PAGES} newspaper pages, Galley's and how many times as long the others take "
             "(`share/doc/benchmark.md` has every pair, their memory, and how it was measured):", "",
             "| | Galley | " + " | ".join(PEERS) + " |", "| --- | ---: |" + " ---: |" * len(PEERS)]
    for source, target in SHOWN:
        mine = by_place.get((source, target, "Galley"))
        if mine is None or "seconds" not in mine:
            continue
        cells = []
        for peer in PEERS:
            row = by_place.get((source, target, peer))
            if row is None:
                cells.append("")
            else:
                cells.append(f"{row['ratio']:.1f} ×" if "ratio" in row else "too slow to try")
        lines.append(f"| {source} to {target} | {spell(mine['seconds'])} | " + " | ".join(cells) + " |")
    return lines


def matrix_line(matrix):
    documents = re.search(r"(\d+) documents?, each written", matrix).group(1)
    formats = len(re.findall(r"^\| \*\*", matrix, re.M))
    paths, same, told, different = re.search(
        r"(\d+) random paths[^:]*: (\d+) the same, (\d+) as told, (\d+) different", matrix).groups()
    pairs_that_differ = len(re.findall(r"\d+ different", matrix.split("random paths")[0]))
    return (f"Any path: {documents} documents through all {formats * formats} pairs of {formats} formats, "
            f"{pairs_that_differ} pairs with a difference that no loss account had named; of {paths} random paths "
            f"{same} gave the same article, {told} the same but for what was told, {different} another "
            "(`share/doc/matrix.md`).")


def main():
    readme, benchmark, matrix = (pathlib.Path(path) for path in sys.argv[1:4])
    figures = benchmark_table(json.loads(benchmark.read_text())) + ["", matrix_line(matrix.read_text())]
    text = readme.read_text()
    before, rest = text.split(BEGIN)
    _, after = rest.split(END)
    drawn = before + BEGIN + "\n".join(figures) + "\n" + END + after
    if sys.argv[4:] == ["--check"]:
        if drawn != text:
            sys.exit(f"{readme} shows other figures than were measured: run tests/documents/draw_figures.py")
    else:
        readme.write_text(drawn)


main()
