#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What EPUBCheck says of the publications that Galley makes of documents.

usage: tests/corpus/epub_valid.py GALLEY FOLDER [--scratch FOLDER] [--ending docx]

Converts each file below FOLDER with the ending to EPUB and has EPUBCheck (Debian's epubcheck) judge them all in one
process, which needs a Java with a compiler (default-jdk-headless). What Galley refuses is listed with its reason.
Prints the errors and warnings of each publication that has some; exits with 1 if there are any, or if a conversion
dies.
"""
import argparse, collections, pathlib, subprocess, sys

CHECK = """
import com.adobe.epubcheck.api.EpubCheck;
import java.io.*;
public class Check {
  public static void main(String[] names) throws Exception {
    try (BufferedReader list = new BufferedReader(new FileReader(names[0]))) {
      for (String name; (name = list.readLine()) != null; ) {
        StringWriter text = new StringWriter();
        int result;
        try {
          result = new EpubCheck(new File(name), new PrintWriter(text, true)).doValidate();
        } catch (Throwable failure) {
          text.write("ERROR(failed): " + failure);
          result = 2;
        }
        System.out.println("CHECKED " + result + " " + name);
        for (String line : text.toString().split("\\n")) {
          if (line.startsWith("ERROR") || line.startsWith("WARNING") || line.startsWith("FATAL")) {
            System.out.println(line);
          }
        }
      }
    }
  }
}
"""


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("\n\n")[1])
    parser.add_argument("galley")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--scratch", type=pathlib.Path, default=pathlib.Path("/tmp/epub-valid"))
    parser.add_argument("--ending", default="docx")
    arguments = parser.parse_args()
    arguments.scratch.mkdir(parents=True, exist_ok=True)
    made, counts, failed = [], collections.Counter(), False
    for number, path in enumerate(sorted(arguments.folder.rglob("*." + arguments.ending))):
        target = arguments.scratch / f"{number}-{path.stem}.epub"
        run = subprocess.run([arguments.galley, "convert", str(path), "-o", str(target)], capture_output=True,
                             timeout=120)
        if run.returncode == 0:
            made.append(target)
        elif run.returncode == 1:
            counts["refused"] += 1
            print(f"{path.name}: refused: {run.stderr.decode(errors='replace').strip().splitlines()[-1]}")
        else:
            failed = True
            print(f"{path.name}: ended with {run.returncode}: {run.stderr[-300:].decode(errors='replace')}")
    (arguments.scratch / "list").write_text("".join(f"{path}\n" for path in made))
    (arguments.scratch / "Check.java").write_text(CHECK)
    checked = subprocess.run(["java", "-cp", "/usr/share/java/epubcheck.jar", str(arguments.scratch / "Check.java"),
                              str(arguments.scratch / "list")], capture_output=True, text=True)
    for line in checked.stdout.splitlines():
        if line.startswith("CHECKED "):
            _, result, name = line.split(" ", 2)
            counts["checked"] += 1
            counts["valid" if result == "0" else "invalid"] += 1
        elif line.startswith(("ERROR", "WARNING", "FATAL")) and line.strip() != "WARNING: :":
            # The rest is information; a warning that says nothing comes with each publication, whatever it is.
            counts["complaints"] += 1
            print(f"{pathlib.Path(name).name}: {line}")
    if counts["checked"] != len(made):
        sys.exit(f"EPUBCheck judged {counts['checked']} of {len(made)}: {checked.stderr[-500:]}")
    print(f"{len(made)} made, {counts['refused']} refused; {counts['valid']} valid, {counts['invalid']} not, "
          f"{counts['complaints']} errors and warnings")
    sys.exit(failed or counts["complaints"] != 0)


if __name__ == "__main__":
    main()
