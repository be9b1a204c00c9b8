# SPDX-License-Identifier: Apache-2.0
"""Where the lines of a PDF stand: page, left, top, right, bottom in points, and their text."""
import html
import re
import subprocess
import sys

layout = subprocess.run(["pdftotext", "-bbox-layout", sys.argv[1], "-"], capture_output=True, check=True).stdout.decode()
page = 0
box = None
words = []
for part in re.finditer(r'<page |<line xMin="([^"]+)" yMin="([^"]+)" xMax="([^"]+)" yMax="([^"]+)">|<word [^>]+>([^<]*)</word>|</line>', layout):
    if part[0] == "<page ":
        page += 1
    elif part[1]:
        box = [float(side) for side in part.groups()[:4]]
        words = []
    elif part[0] == "</line>":
        print(page, *(f"{side:.1f}" for side in box), " ".join(words))
    else:
        words.append(html.unescape(part[5]))
