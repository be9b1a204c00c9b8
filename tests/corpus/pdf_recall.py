#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How many of the words of PDF files arrive, measured against what other readers of PDF find.

    pdf_recall.py [--galley PATH] [--layout raw] [--mean 0.98] [--least 0.9] [--cache FOLDER] [--jobs 2] FILE-OR-FOLDER...

Reads every .pdf it finds, 20 seconds for each, and counts how many opened, were refused, asked for a password, crashed
or hung. Recall is the part of the peers' words, as a multiset, that is among ours; for the order, the part of the
peers' pairs of neighbouring words that are neighbours in ours too. Two truths are told apart:

  pdftotext   every word that pdftotext prints
  agreed      the words that pdftotext and mutool both print: where a font has no map to characters each guesses its
              own nonsense (character codes, glyph numbers, private characters), and nobody can be measured by it

Words are compared after NFKC normalisation; each Han, kana and Hangul character counts as a word, since nothing is
known of where such words end; hyphens within words and at line ends do not count, nor do words that hold nothing but
private-use characters. Exit status 1 when the mean of either truth's recall is below --mean, when fewer files than
--opened were opened or refused for their password, or when anything crashed or hung.
"""

import argparse
import collections
import concurrent.futures
import hashlib
import pathlib
import re
import subprocess
import sys
import unicodedata

SECONDS = 20
HYPHEN = re.compile(r"(?<=\w)[-\u00ad\u2010\u2011\u2027](?:[ \t]*\r?\n\s*)?(?=\w)")
WORD = re.compile(r"[^\W_]+")
SINGLE = re.compile(r"[\u2e80-\u2fdf\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]")


def words(text):
    text = HYPHEN.sub("", unicodedata.normalize("NFKC", text.replace("\f", "\n")))
    return WORD.findall(SINGLE.sub(r" \g<0> ", text))


def run(command):
    """(exit status or "hang", output, complaints)"""
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return "hang", "", ""
    return done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")


def peer(name, command, path, cache):
    """A peer's text, kept from run to run when there is a cache; None when it fails."""
    kept = None
    if cache:
        kept = cache / (hashlib.sha1(str(path.resolve()).encode()).hexdigest() + "." + name)
        if kept.exists():
            return kept.read_text(errors="replace")
    status, output, _ = run(command)
    if status == "hang":
        return None
    if kept:
        kept.write_text(output)
    return output


def covered(truth, ours):
    total = sum(truth.values())
    return sum(min(count, ours[word]) for word, count in truth.items()) / total if total else None


def neighbours(sequence):
    return collections.Counter(zip(sequence, sequence[1:]))


class Result:
    def __init__(self, path):
        self.path = path
        self.state = "opened"
        self.why = ""
        self.strict = self.agreed = self.order = None
        self.missing = ""


def measure(path, options):
    result = Result(path)
    command = [options.galley, "convert", "-f", "pdf", "-t", "text", "-W", "marks=none", "-o", "-"]
    status, text, complaints = run(command + ["-R", f"layout={options.layout}", str(path)])
    if status == "hang":
        result.state = "hung"
        return result
    if status not in (0, 1):
        result.state, result.why = "crashed", f"status {status}: {complaints.strip()[-200:]}"
        return result
    if status == 1:
        result.why = (complaints.strip().splitlines() or ["without a reason"])[-1].replace(f"galley: {path}: ", "")
        result.state = "password" if "password" in result.why else "refused"
        return result
    theirs = peer("pdftotext", ["pdftotext", "-q", "-enc", "UTF-8", str(path), "-"], path, options.cache)
    second = peer("mutool", ["mutool", "draw", "-q", "-F", "txt", str(path)], path, options.cache)
    if theirs is None:
        return result
    sequence, own_sequence = words(theirs), words(text)
    truth, ours = collections.Counter(sequence), collections.Counter(own_sequence)
    result.strict = covered(truth, ours)
    if second is not None:
        agreed = truth & collections.Counter(words(second))
        result.agreed = covered(agreed, ours)
        pairs = neighbours(sequence) & neighbours(words(second))
        result.order = covered(pairs, neighbours(own_sequence))
        result.missing = " ".join(list((agreed - ours).elements())[:12]) + " / " + " ".join(list((truth - ours).elements())[:8])
    return result


def mean(values):
    values = [value for value in values if value is not None]
    return (sum(values) / len(values) if values else 0.0), len(values)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=pathlib.Path)
    parser.add_argument("--galley", default="build/release/bin/galley")
    parser.add_argument("--layout", default="raw", help="the reader's option; raw measures the text machine alone")
    parser.add_argument("--mean", type=float, default=0.98)
    parser.add_argument("--least", type=float, default=0.9, help="list the files below this")
    parser.add_argument("--opened", type=int, default=0, help="how many must open or ask for a password")
    parser.add_argument("--cache", type=pathlib.Path, help="keep what the peers print here")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    if options.cache:
        options.cache.mkdir(parents=True, exist_ok=True)
    files = []
    for path in options.paths:
        files += [path] if path.is_file() else sorted(path.rglob("*.pdf"))
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        results = list(pool.map(lambda path: measure(path, options), files))

    states = collections.Counter(result.state for result in results)
    for result in results:
        if result.state != "opened":
            print(f"{result.state.upper():9} {result.path.name}: {result.why}")
    scored = [result for result in results if result.strict is not None]
    for result in sorted(scored, key=lambda r: (r.agreed if r.agreed is not None else 2, r.strict)):
        if min(result.strict, 1 if result.agreed is None else result.agreed) < options.least:
            agreed = "  -  " if result.agreed is None else f"{result.agreed:.3f}"
            print(f"BELOW     {agreed} {result.strict:.3f} {result.path.name}: {result.missing}")
    strict, strict_count = mean([result.strict for result in scored])
    agreed, agreed_count = mean([result.agreed for result in scored])
    order, order_count = mean([result.order for result in scored])
    print(", ".join(f"{count} {state}" for state, count in states.most_common()), "of", len(files))
    print(f"recall of pdftotext's words: {strict:.4f} in {strict_count} files")
    print(f"recall of words that pdftotext and mutool agree on: {agreed:.4f} in {agreed_count} files")
    print(f"neighbours among them that are neighbours in ours: {order:.4f} in {order_count} files")
    bad = states["crashed"] + states["hung"] > 0 or states["opened"] + states["password"] < options.opened
    return 1 if bad or agreed < options.mean or strict < options.mean else 0


if __name__ == "__main__":
    sys.exit(main())
