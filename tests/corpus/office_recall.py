#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Scores the reading of ODT and RTF files against LibreOffice's own text of them.

    tests/corpus/office_recall.py FOLDER [--texts DIR] [--galley build/debug/bin/galley] [--mean 0.98]

DIR holds what `soffice --headless --convert-to "txt:Text (encoded):UTF8"` made of the files; those it lacks are made,
one after the other. The score of a file is how many of LibreOffice's words stand in Galley's text in the same order. LibreOffice prints the
numbers of list items, headings and notes, which no file holds as text: so numbers count in a score of their own, and the
mean that is asked for is that of the words. Fields that it reckons anew (dates, page counts) and hidden text, which it
prints, count against the score.
Fails for a file that makes Galley die, hang (20 s) or take more than 1 GiB, and below the mean.
"""
import argparse
import pathlib
import re
import resource
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from docx_recall import output_text, recall

TOKEN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\u3040-\u30ff]|[^\W\d_]+|\d+")
ENDINGS = {".odt", ".fodt", ".ott", ".rtf"}


def limited():
    resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))


def office_text(path, texts):
    known = texts / (path.stem + ".txt")
    if not known.exists():
        with tempfile.TemporaryDirectory() as profile:
            command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to",
                       "txt:Text (encoded):UTF8", "--outdir", str(texts), str(path)]
            try:
                subprocess.run(command, capture_output=True, timeout=60)
            except subprocess.TimeoutExpired:
                return None
    return known.read_text("utf-8", "replace").replace("\ufeff", "") if known.exists() else None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--texts", type=pathlib.Path)
    parser.add_argument("--known-texts-only", action="store_true", help="pass over files that DIR has no text of")
    parser.add_argument("--galley", default="build/release/bin/galley")
    parser.add_argument("--mean", type=float, default=0.98)
    options = parser.parse_args()
    texts = options.texts or pathlib.Path(tempfile.mkdtemp())
    texts.mkdir(parents=True, exist_ok=True)
    scores, with_numbers, refused, unjudged, bad = [], [], 0, 0, 0
    for path in sorted(p for p in options.folder.rglob("*") if p.suffix.lower() in ENDINGS):
        kind = "rtf" if path.suffix.lower() == ".rtf" else "odt"
        command = [options.galley, "convert", "-f", kind, "-t", "xml", "-o", "-", str(path)]
        try:
            run = subprocess.run(command, capture_output=True, timeout=20, preexec_fn=limited)
        except subprocess.TimeoutExpired:
            print(f"HANGS    {path}")
            bad += 1
            continue
        message = run.stderr.decode("utf-8", "replace").strip().splitlines()
        if run.returncode == 1:
            refused += 1
            print(f"REFUSED  {path.name}: {message[-1].rpartition(path.name)[2] if message else 'without a reason'}")
            bad += not message
            continue
        if run.returncode != 0:
            print(f"DIES {run.returncode:4} {path}: {message[-1:]}")
            bad += 1
            continue
        if options.known_texts_only and not (texts / (path.stem + ".txt")).exists():
            unjudged += 1
            continue
        text = office_text(path, texts)
        if text is None:
            unjudged += 1
            continue
        wanted, got = TOKEN.findall(text), TOKEN.findall(output_text(run.stdout))
        with_numbers.append(recall(wanted, got)[0])
        score, missing = recall([w for w in wanted if not w.isdigit()], [w for w in got if not w.isdigit()])
        scores.append(score)
        if score < 0.999:
            print(f"{'BELOW' if score < 0.9 else 'PARTLY'}   {score:.4f} {path.name}: {' '.join(missing[:14])}")
    mean = sum(scores) / len(scores) if scores else 0
    numbers = sum(with_numbers) / len(with_numbers) if with_numbers else 0
    print(f"{len(scores)} measured, {refused} refused, {unjudged} that LibreOffice gave no text of; "
          f"mean recall of words {mean:.5f}, with numbers {numbers:.5f}")
    return 1 if bad or mean < options.mean else 0


if __name__ == "__main__":
    sys.exit(main())
