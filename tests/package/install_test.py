#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""usage: install_test.py CMAKE BUILD PAGE: installs what BUILD made, as a whole and component by component.

Each file belongs to one component, and to the right one; the tree works where it is moved to; nobody but its owner may
write to it, whatever the umask; the target uninstall leaves nothing.
"""
import os
import pathlib
import shutil
import stat
import subprocess
import sys
import tempfile
import unittest

CMAKE, BUILD, PAGE = sys.argv[1:4]
COMPONENTS = ["galley", "galley-pdf", "galley-dev"]
STATE = ["install_manifest.txt", "install_made_folders.txt"]


def files_below(folder):
    return {str(path.relative_to(folder)) for path in pathlib.Path(folder).rglob("*")
            if path.is_symlink() or not path.is_dir()}


def install(prefix, component=None):
    words = [CMAKE, "--install", BUILD, "--prefix", str(prefix)]
    if component:
        words += ["--component", component]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)


def is_for_programmers(path):
    """What a program or a plugin is built with. What the command itself makes plugins of is the command's."""
    name = os.path.basename(path)
    if path.startswith(("share/galley/examples/", "share/galley/plugins/examples/")):
        return True
    return not path.startswith("share/galley/") and (
        path.startswith("include/") or name == "libgalley.so" or name.startswith("galley-manifest") or
        name.endswith((".a", ".pc", ".cmake", ".hpp", ".h")))


class InstallTest(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        os.umask(0o002)  # as people have it whose groups are their own
        # What the user installed from this build is still to be uninstalled.
        for name in STATE:
            if os.path.exists(f"{BUILD}/{name}"):
                shutil.copy(f"{BUILD}/{name}", self.folder / name)
                os.remove(f"{BUILD}/{name}")

    def tearDown(self):
        for name in STATE:
            if os.path.exists(f"{BUILD}/{name}"):
                os.remove(f"{BUILD}/{name}")
            if (self.folder / name).exists():
                shutil.copy(self.folder / name, f"{BUILD}/{name}")
        shutil.rmtree(self.folder)

    def test_each_file_belongs_to_one_component(self):
        install(self.folder / "all")
        parts = {}
        for component in COMPONENTS:
            install(self.folder / component, component)
            parts[component] = files_below(self.folder / component)
            self.assertTrue(parts[component], component)
        together = sorted(path for part in parts.values() for path in part)
        self.assertEqual(together, sorted(files_below(self.folder / "all")))

        own = {component: {path for path in part if "/doc/galley" not in path and "/lintian/" not in path}
               for component, part in parts.items()}
        self.assertEqual([path for path in own["galley"] | own["galley-pdf"] if is_for_programmers(path)], [])
        self.assertEqual([path for path in own["galley-dev"] if not is_for_programmers(path)], [])
        stems = {os.path.basename(path).split(".")[0] for path in own["galley-pdf"]}
        self.assertEqual([stem for stem in stems if not stem.startswith("pdf")], [])
        self.assertIn("pdf", stems)

    def test_a_moved_tree_works(self):
        install(self.folder / "here")
        (self.folder / "here").rename(self.folder / "there")
        galley = self.folder / "there/bin/galley"
        environment = {"PATH": os.environ["PATH"], "HOME": str(self.folder)}
        listed = subprocess.run([galley, "plugins"], env=environment, check=True, capture_output=True, text=True).stdout
        self.assertIn(f" {self.folder}/there/", listed)
        self.assertNotIn("refused", listed)
        formats = subprocess.run([galley, "formats", "--writable"], env=environment, check=True, capture_output=True,
                                 text=True).stdout.split()
        self.assertIn("pdf", formats)
        for name in formats:
            output = self.folder / f"page.{name}"
            done = subprocess.run([galley, "convert", PAGE, "-t", name, "-o", output], env=environment,
                                  capture_output=True, text=True)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertGreater(output.stat().st_size, 100, name)

    def test_only_the_owner_may_write(self):
        install(self.folder / "here")
        open_to_others = [str(path) for path in (self.folder / "here").rglob("*")
                          if not path.is_symlink() and path.stat().st_mode & (stat.S_IWGRP | stat.S_IWOTH)]
        self.assertEqual(open_to_others, [])

    def test_uninstall_leaves_nothing(self):
        prefix = self.folder / "made/by/installing"
        (self.folder / "there/share/man").mkdir(parents=True)
        for place in (prefix, self.folder / "there"):
            before = sorted(self.folder.rglob("*"))
            install(place)
            self.assertTrue((place / "bin/galley").exists())
            subprocess.run([CMAKE, "--build", BUILD, "--target", "uninstall"], check=True, stdout=subprocess.DEVNULL)
            self.assertEqual(sorted(self.folder.rglob("*")), before)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
