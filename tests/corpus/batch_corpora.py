#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Does a batch come through whatever it is fed, and to the same end however many workers it has?

    batch_corpora.py [--galley PATH] [--fuzzed 1000] [--seed 1] [--jobs 1 --jobs 4] [--keep DIR] FILE-OR-FOLDER...

Gathers the documents that it finds (PDF, Word, EPUB; folders with a file "mimetype" are packed to publications), adds
damaged ones made from them, and converts all to XML, once with each number of workers. Exit status 1 when a document
has no row in the journal or more than one, a row has no outcome, outcomes, messages or outputs differ between the runs,
or a run ends with something else than 0 or 1.

The damage is the same for the same seed and documents: bytes changed, cut off, taken out, doubled or taken from another
document; in packages within a part, which is then packed anew, so that the readers behind the package see it.
"""

import argparse
import hashlib
import io
import pathlib
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib

EXTENSIONS = {".pdf", ".docx", ".docm", ".dotx", ".dotm", ".epub"}
LARGEST_TO_DAMAGE = 1 << 20
FIXED_TIME = (1980, 1, 1, 0, 0, 0)


def pack(folder):
    """A publication from its files (OCF 3.3, 4.2: mimetype comes first and is stored)."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        def add(path, kind):
            package.writestr(zipfile.ZipInfo(str(path.relative_to(folder)), FIXED_TIME), path.read_bytes(), kind)
        add(folder / "mimetype", zipfile.ZIP_STORED)
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path != folder / "mimetype":
                add(path, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def documents_in(place):
    """(name, path or bytes) of each document."""
    place = pathlib.Path(place)
    if place.is_file():
        yield place.name, place
        return
    for path in sorted(place.iterdir()):
        if path.is_dir() and (path / "mimetype").is_file():
            yield f"{path.name}.epub", pack(path)
        elif path.is_dir():
            yield from documents_in(path)
        elif path.suffix.lower() in EXTENSIONS:
            yield path.name, path


def damage_bytes(data, chance, others):
    data = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        if not data:
            break
        at = chance.randrange(len(data))
        length = min(chance.choice((1, 2, 8, 64, 1024)), len(data) - at)
        kind = chance.choice((0, 0, 0, 1, 1, 2, 3, 4, 4))
        if kind == 0:
            data[at] ^= 1 << chance.randrange(8)
        elif kind == 1:
            data[at:at + length] = chance.randbytes(length)
        elif kind == 2:
            del data[at:at + length]
        elif kind == 3:
            data[at:at] = data[at:at + length] * chance.choice((1, 2, 50))
        else:
            other = chance.choice(others)
            start = chance.randrange(max(1, len(other)))
            data[at:at + length] = other[start:start + length]
    # Seldom, since little is left to read of most that are cut off.
    if data and chance.random() < 0.1:
        del data[chance.randrange(len(data)):]
    return bytes(data)


def damage_part(data, chance, others):
    """A package with one damaged part; nothing where it cannot be taken apart."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = [(info, package.read(info)) for info in package.infolist()]
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        return None
    if not parts:
        return None
    # Markup more often than pictures, which are only carried along.
    markup = [i for i, (info, _) in enumerate(parts) if info.filename.lower().endswith((".xml", ".rels", ".xhtml", ".opf", ".ncx"))]
    chosen = chance.choice(markup) if markup and chance.random() < 0.8 else chance.randrange(len(parts))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for i, (info, content) in enumerate(parts):
            if i == chosen:
                content = damage_bytes(content, chance, others)
            package.writestr(zipfile.ZipInfo(info.filename, FIXED_TIME), content, info.compress_type)
    return packed.getvalue()


def damaged(originals, count, seed):
    chance = random.Random(seed)
    small = [(name, data) for name, data in originals if 0 < len(data) <= LARGEST_TO_DAMAGE]
    others = [data for _, data in small]
    for i in range(count if small else 0):
        name, data = chance.choice(small)
        result = None
        if data.startswith(b"PK") and chance.random() < 0.7:
            result = damage_part(data, chance, others)
        yield f"damaged-{i:05}-{name}", result if result is not None else damage_bytes(data, chance, others)


def gather(places, inputs, count, seed):
    """Fills the folder of inputs; how many came from where."""
    numbers = {}
    originals = []
    for place in places:
        below = inputs / pathlib.Path(place).name
        below.mkdir()
        for name, content in documents_in(place):
            data = content if isinstance(content, bytes) else content.read_bytes()
            target = below / name
            if target.exists():
                raise SystemExit(f"two documents are named {name}")
            target.write_bytes(data)
            originals.append((name, data))
            numbers[str(place)] = numbers.get(str(place), 0) + 1
    (inputs / "damaged").mkdir()
    for name, data in damaged(originals, count, seed):
        (inputs / "damaged" / name).write_bytes(data)
        numbers["damaged"] = numbers.get("damaged", 0) + 1
    return numbers


def run(galley, folder, jobs):
    out = f"out-{jobs}"
    began = time.monotonic()
    # The whole name stays, since a.docx and a.pdf would meet in one output.
    done = subprocess.run([galley, "batch", "in", "-t", "xml", "--out-dir", out, "--name", "{dir}/{name}.{ext}", "--jobs", str(jobs)],
                          cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    seconds = time.monotonic() - began
    print(f"{jobs} workers: {seconds:.1f} s, exit status {done.returncode}: "
          f"{done.stderr.decode(errors='replace').splitlines()[-1]}", flush=True)
    with sqlite3.connect(f"file:{folder / out / 'galley-journal.sqlite'}?mode=ro", uri=True) as journal:
        rows = journal.execute("SELECT input, output, outcome, error_kind, error, place, output_bytes, total_us FROM document").fetchall()
    hashes = {row[0]: hashlib.sha256((folder / row[1]).read_bytes()).hexdigest() for row in rows if row[2] == "done"}
    return done.returncode, seconds, rows, hashes


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("places", nargs="+", metavar="FILE-OR-FOLDER", type=pathlib.Path)
    parser.add_argument("--galley", default="build/release/bin/galley", type=lambda path: str(pathlib.Path(path).resolve()))
    parser.add_argument("--fuzzed", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, action="append")
    parser.add_argument("--keep", type=pathlib.Path, help="work in this folder, which is emptied before and stays")
    arguments = parser.parse_args()

    if arguments.keep:
        shutil.rmtree(arguments.keep, ignore_errors=True)
        arguments.keep.mkdir(parents=True)
    folder = arguments.keep.resolve() if arguments.keep else pathlib.Path(tempfile.mkdtemp(prefix="galley-batch-"))
    (folder / "in").mkdir()
    numbers = gather(arguments.places, folder / "in", arguments.fuzzed, arguments.seed)
    print(", ".join(f"{count} from {place}" for place, count in numbers.items()), flush=True)
    expected = {str(path.relative_to(folder)) for path in (folder / "in").rglob("*") if path.is_file()}

    problems = []
    first = None
    for jobs in arguments.jobs or [1, 4]:
        status, _, rows, hashes = run(arguments.galley, folder, jobs)
        if status not in (0, 1):
            problems.append(f"{jobs} workers: exit status {status}")
        names = [row[0] for row in rows]
        if sorted(names) != sorted(expected):
            problems.append(f"{jobs} workers: {len(names)} rows for {len(expected)} documents")
        problems += [f"{jobs} workers: {row[0]} has no outcome" for row in rows if row[2] == "pending"]
        outcomes = {}
        for row in rows:
            outcomes[row[2]] = outcomes.get(row[2], 0) + 1
        print("    " + ", ".join(f"{count} {outcome}" for outcome, count in sorted(outcomes.items())), flush=True)
        for row in rows:
            if row[2] not in ("done", "failed", "lost"):
                print(f"    {row[2]}: {row[0]}", flush=True)
        facts = {row[0]: (*row[2:7], hashes.get(row[0])) for row in rows}
        if first is None:
            first = facts
        else:
            problems += [f"{name}: {first.get(name)} with the first number of workers, {fact} with {jobs}"
                         for name, fact in sorted(facts.items()) if fact != first.get(name)]
    for problem in problems[:50]:
        print(problem)
    if len(problems) > 50:
        print(f"and {len(problems) - 50} more problems")
    if not arguments.keep:
        shutil.rmtree(folder)
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
