# SPDX-License-Identifier: Apache-2.0
"""scrambled.py IN OUT SEED: the same pages painted in another order. Each text object is painted for itself, with the
matrix and the font that it was painted with, by lot. Needs qpdf and fix-qdf."""
import random, re, subprocess, sys

TOKEN = re.compile(rb"\((?:\\.|[^\\()])*\)|<<|>>|<[0-9A-Fa-f\s]*>|\[|\]|/[^\s\[\]()<>/]*|[^\s\[\]()<>/]+")


def product(a, b):
    return [a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3], a[2] * b[0] + a[3] * b[2], a[2] * b[1] + a[3] * b[3],
            a[4] * b[0] + a[5] * b[2] + b[4], a[4] * b[1] + a[5] * b[3] + b[5]]


def scramble(stream, lot):
    """Marked content goes: what is moved apart is no sequence any more."""
    matrix, state, stack, operands, out, texts, current = [1, 0, 0, 1, 0, 0], {}, [], [], [], [], None
    for token in TOKEN.findall(stream):
        if not re.fullmatch(rb"[A-Za-z'\"][A-Za-z0-9*]*", token):
            operands.append(token)
            continue
        words = b" ".join(operands + [token])
        name = token.decode()
        if name == "q": stack.append((matrix, dict(state)))
        elif name == "Q" and stack: matrix, state = stack.pop()
        elif name == "cm": matrix = product([float(o) for o in operands], matrix)
        elif name in ("Tf", "Tc", "Tw", "Tz", "TL", "Ts", "rg", "g", "k", "cs", "sc", "scn", "gs"): state[name] = words
        if name == "BT":
            current = [b"q %s cm" % b" ".join(b"%.5f" % v for v in matrix)] + [state[k] for k in sorted(state, key=lambda k: (k not in ("cs", "gs"), k))]
        if current is not None:
            if name not in ("BDC", "BMC", "EMC"): current.append(words)
            if name == "ET":
                texts.append(b"\n".join(current + [b"Q"]))
                current = None
        elif name not in ("BDC", "BMC", "EMC"): out.append(words)
        operands = []
    lot.shuffle(texts)
    return b"\n".join([b"q"] + out + [b"Q"] * (len(stack) + 1) + texts) + b"\n"


def main():
    source, target, seed = sys.argv[1:4]
    data = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", source, "-"], stdout=subprocess.PIPE, check=False).stdout
    lot, done, at = random.Random(seed), [], 0
    for found in re.finditer(rb"%% Contents for page \d+\n(?:%%[^\n]*\n)*\d+ 0 obj\n<<.*?>>\nstream\n(.*?)\nendstream", data, re.S):
        done += [data[at:found.start(1)], scramble(found.group(1), lot)]
        at = found.end(1)
    done.append(data[at:])
    mended = subprocess.run(["fix-qdf"], input=b"".join(done), stdout=subprocess.PIPE, check=False).stdout
    open(target, "wb").write(mended)


if __name__ == "__main__":
    main()
