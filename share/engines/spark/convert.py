#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Converts documents with Spark: each partition is piped through one `galley worker`.

    spark-submit convert.py --input /shared/articles --output /shared/books --to epub --answers /shared/answers

Inputs and outputs have to be seen by all executors under the same names. What comes back is an RDD of the worker's
answers (see worker-protocol.md), one JSON object a line, written to --answers; the counts by outcome are printed.
"""

import argparse
import json
import pathlib
import shlex


def requests_of(folder, output, to):
    """A request for each file below the folder."""
    for path in sorted(pathlib.Path(folder).rglob("*")):
        if path.is_file():
            below = path.relative_to(folder)
            # The whole name stays, so that a.docx and a.txt do not meet in one output.
            place = pathlib.Path(output, below.parent, f"{below.name}.{to}")
            yield json.dumps({"id": str(below), "input": str(path), "to": to, "output": str(place)})


def make_folders(lines):
    """The worker makes no folders: this runs where it does, before it."""
    for line in lines:
        pathlib.Path(json.loads(line)["output"]).parent.mkdir(parents=True, exist_ok=True)
        yield line


def convert(context, arguments):
    requests = list(requests_of(arguments.input, arguments.output, arguments.to))
    partitions = max(1, min(arguments.partitions or context.defaultParallelism, len(requests)))
    worker = f"{shlex.quote(arguments.galley)} worker"
    # checkCode: a worker ends with another status than 0 only where it cannot work at all.
    answers = context.parallelize(requests, partitions).mapPartitions(make_folders).pipe(worker, checkCode=True)
    answers = answers.cache()
    if arguments.answers:
        answers.saveAsTextFile(arguments.answers)
    return dict(answers.map(lambda line: json.loads(line)["outcome"]).countByValue())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--input", required=True)
    parser.add_argument("--output", required=True)
    parser.add_argument("--to", required=True)
    parser.add_argument("--answers", help="folder for the answers, which must not be there yet")
    parser.add_argument("--partitions", type=int, help="workers (default: what Spark would take)")
    parser.add_argument("--galley", default="galley")
    arguments = parser.parse_args()

    from pyspark import SparkContext

    context = SparkContext(appName="galley")
    try:
        print(json.dumps(convert(context, arguments), sort_keys=True))
    finally:
        context.stop()


if __name__ == "__main__":
    main()
