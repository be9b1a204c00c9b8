#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Converts documents over an array job of a real Slurm, with the recipe of share/engines/slurm.

    slurm_test.py --galley build/release/bin/galley

Exit status 77 where Slurm is not installed ('./dev test --cluster' installs it), or does not start (then that fails).
"""

import argparse
import hashlib
import json
import os
import pathlib
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest

import slurm_cluster
from slurm_cluster import SlurmCluster, wait_for

RECIPE = pathlib.Path(__file__).resolve().parents[2] / "share/engines/slurm"
PARTS = 4
galley = None


def make_documents(folder, count):
    for i in range(count):
        place = folder / f"desk-{i % 5}" / f"新闻-{i}.txt"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(f"Headline {i}\n\nBy Ada Miller\n\n" + "".join(
            f"Paragraph {k} of page {i} says what the one before did not: {i * k}.\n\n" for k in range(20 + i % 60)))
    # One that fails on any machine.
    (folder / "desk-0" / "broken.docx").write_bytes(b"PK\3\4 and no more")


def outputs_of(folder):
    """Hash of each output by its name, without journals, report and logs."""
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(folder.rglob("*.epub"))}


class SlurmTest(unittest.TestCase):
    def setUp(self):
        # Not below a folder that only its owner may pass: munged wants to see that its socket is safe.
        self.place = tempfile.TemporaryDirectory(prefix="galley-slurm-")
        self.addCleanup(self.place.cleanup)
        self.folder = pathlib.Path(self.place.name)
        self.folder.chmod(0o755)
        (self.folder / "cluster").mkdir()
        self.inputs = self.folder / "in"
        self.outputs = self.folder / "out"

    def convert_alone(self):
        expected = self.folder / "expected"
        done = subprocess.run([galley, "batch", str(self.inputs), "-t", "epub", "--out-dir", str(expected), "-q", "-j", "2"],
                              capture_output=True, text=True, timeout=300)
        self.assertEqual(done.returncode, 1, done.stderr)  # the broken one
        return outputs_of(expected)

    def submit(self, cluster):
        """As the README says; the ids of the array job and of the one that reports."""
        cluster.environment.update(GALLEY=str(galley), SBATCH_OUTPUT=str(self.folder / "log-%j"))
        said = cluster.run([str(RECIPE / "submit"), str(PARTS), str(self.outputs), str(self.inputs), "-t", "epub", "-q"])
        words = said.split()
        return words[0], words[1]

    def journal_counts(self):
        """(documents done, runs) of each part that has a journal by now."""
        counts = {}
        for path in self.outputs.glob("galley-journal-*.sqlite"):
            try:
                with sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=5) as database:
                    done = database.execute("SELECT count(*) FROM document WHERE outcome = 'done'").fetchone()[0]
                    runs = database.execute("SELECT count(*) FROM run").fetchone()[0]
                counts[path.name] = (done, runs)
            except sqlite3.OperationalError:
                pass  # it is being made
        return counts

    def check_report(self, cluster, report, documents):
        wait_for(lambda: cluster.job(report)[0]["JobState"] == "COMPLETED", 60, f"the report\n{cluster.told()}")
        self.assertIn("Batch report", (self.outputs / "report.html").read_text())
        said = subprocess.run([galley, "batch", "report", str(self.outputs), "--json"], capture_output=True, text=True, check=True)
        report = json.loads(said.stdout)
        self.assertEqual(report["documents"], documents + 1)
        self.assertEqual(report["outcomes"]["done"], documents)
        self.assertEqual(report["outcomes"]["failed"], 1)
        self.assertEqual([each["shard"] for each in report["journals"]], [f"{i + 1}/{PARTS}" for i in range(PARTS)])
        self.assertEqual(report["missing-shards"], [])
        return report

    def wait_for_array(self, cluster, array):
        ended = ("COMPLETED", "FAILED")
        wait_for(lambda: all(task["JobState"] in ended for task in cluster.job(array)), 180, f"the array\n{cluster.told()}")
        return cluster.job(array)

    def test_an_array_gives_the_bytes_of_one_process(self):
        make_documents(self.inputs, 200)
        expected = self.convert_alone()
        self.assertEqual(len(expected), 200)
        with SlurmCluster(self.folder / "cluster", nodes=2) as cluster:
            array, report = self.submit(cluster)
            tasks = self.wait_for_array(cluster, array)
            self.assertEqual(len(tasks), PARTS)
            self.assertEqual({task["NodeList"] for task in tasks}, {"node1", "node2"})
            # The part with the broken document says so; the others are well.
            self.assertEqual(sorted(task["JobState"] for task in tasks), ["COMPLETED"] * (PARTS - 1) + ["FAILED"])
            self.assertEqual(outputs_of(self.outputs), expected)
            result = self.check_report(cluster, report, 200)
            self.assertTrue(all(each["runs"] == 1 for each in result["journals"]))

    def test_a_node_that_dies_gives_its_parts_to_the_other(self):
        documents = 3000
        make_documents(self.inputs, documents)
        expected = self.convert_alone()
        with SlurmCluster(self.folder / "cluster", nodes=2) as cluster:
            array, report = self.submit(cluster)

            def hold(process):
                environment = pathlib.Path(f"/proc/{process}/environ").read_bytes().split(b"\0")
                task = next((e.split(b"=")[1].decode() for e in environment if e.startswith(b"SLURM_ARRAY_TASK_ID=")), None)
                if task is None:
                    return None
                name = f"galley-journal-{task}-of-{PARTS}.sqlite"
                os.kill(process, signal.SIGSTOP)
                done, _ = self.journal_counts().get(name, (0, 0))
                if done >= 20:
                    return name, done
                os.kill(process, signal.SIGCONT)
                return None

            def part_under_way():
                """The batch of a task on node2 once it has done some, and not all, by its journal; it is held there."""
                for process in cluster.processes_of("node2")[1]:
                    try:
                        held = hold(process)
                    except (FileNotFoundError, ProcessLookupError):
                        continue  # it ended meanwhile
                    if held:
                        return held
                return None

            name, done_before = wait_for(part_under_way, 60, f"a part on node2\n{cluster.told()}")
            cluster.kill_node("node2")
            self.assertEqual(cluster.processes_of("node2"), ([], []))
            tasks = self.wait_for_array(cluster, array)
            restarts = [task for task in tasks if int(task["Restarts"]) > 0]
            self.assertTrue(restarts, tasks)
            self.assertEqual({task["NodeList"] for task in restarts}, {"node1"})
            self.assertEqual(outputs_of(self.outputs), expected)
            result = self.check_report(cluster, report, documents)
            runs = {pathlib.Path(each["journal"]).name: each for each in result["journals"]}
            self.assertEqual(runs[name]["runs"], 2)
            self.assertEqual(runs[name]["unfinished-runs"], 1)
            # What was noted before the node died was not done again.
            with sqlite3.connect(f"file:{self.outputs / name}?mode=ro", uri=True) as database:
                first, second = (database.execute("SELECT count(*) FROM document WHERE run = ?", (run,)).fetchone()[0]
                                 for run in (1, 2))
            self.assertGreaterEqual(first, done_before)
            self.assertGreater(second, 0, "the node died too late for this test to show anything")
            print(f"{name}: {first} documents before the node died, {second} after", file=sys.stderr)


def main():
    global galley
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--galley", required=True, type=lambda path: pathlib.Path(path).resolve())
    arguments, rest = parser.parse_known_args()
    galley = arguments.galley
    missing = slurm_cluster.missing_programs()
    if missing:
        print(f"skipped: {', '.join(missing)} are not installed; './dev test --cluster' installs them")
        sys.exit(77)
    # Where it is not asked for by name, a machine that gives no cluster (no name of its own that resolves, no
    # credentials) is told and passed over; what a cluster does wrong never is.
    if os.environ.get("GALLEY_CLUSTER") != "required":
        try:
            with tempfile.TemporaryDirectory(prefix="galley-slurm-") as folder:
                os.chmod(folder, 0o755)  # munged wants to be reached by everybody
                with slurm_cluster.SlurmCluster(pathlib.Path(folder), nodes=1):
                    pass
        except slurm_cluster.Unavailable as error:
            print(f"skipped: Slurm does not start here; './dev test --cluster' says why as a failure\n{error}")
            sys.exit(77)
    began = time.monotonic()
    program = unittest.main(argv=[sys.argv[0], *rest], verbosity=2, exit=False)
    print(f"{time.monotonic() - began:.1f} s", file=sys.stderr)
    sys.exit(0 if program.result.wasSuccessful() else 1)


if __name__ == "__main__":
    main()
