# SPDX-License-Identifier: Apache-2.0
"""Where the time of typical conversions goes: instructions of each stage, counted by callgrind.

Instructions are the same on a busy machine as on an idle one. A stage is what one function costs with all that it
calls; the functions named here do not call one another. What no stage has is what remains of reading and of writing.
"""
import pathlib, re, subprocess, tempfile

CONVERSIONS = (("docx", "text"), ("docx", "epub"), ("text", "pdf"), ("pdf", "text"), ("html", "text"))

# (stage, side, what the names of its functions begin with)
STAGES = (
    ("inflate", "read", ("libdeflate_deflate_decompress_ex", "galley::pdf_text::(anonymous namespace)::inflated(")),
    ("parse XML", "read", ("pugi::xml_document::load_buffer_inplace(",)),
    ("parse HTML", "read", ("galley::xhtml::parse_html(",)),
    ("tell the article from the rest of the page", "read",
     ("galley::html::find_main_content(", "galley::html::find_page_header(")),
    ("walk the markup", "read", ("galley::docx::StoryReader::read(", "galley::xhtml::read_single_page(")),
    ("interpret the page's content", "read", ("galley::pdf_text::ContentInterpreter::run(",)),
    ("find columns, lines and paragraphs", "read", ("galley::layout::flow_of_page(",)),
    ("parse blocks and marks of text", "read", ("galley::text::BlockParser::parse(",)),
    ("find articles, bylines, datelines, languages", "read", ("galley::structure::build_articles(",)),
    ("bring to canonical form", "read", ("galley::canonicalize(galley::Document&)",)),
    ("the rest of reading", "read", None),
    ("print the text", "write", ("galley::text::print_document",)),
    ("read it back to be sure", "write", ("galley::text::(anonymous namespace)::read_back(",)),
    ("write XHTML", "write", ("galley::xhtml::append_article(",)),
    ("shape and measure", "write", ("galley::typesetting::make_paragraph(",)),
    ("break lines", "write", ("galley::typesetting::set_paragraph(",)),
    ("write pages' content", "write", ("galley::pdf::ContentStream::make",)),
    ("subset fonts", "write", ("hb_subset_plan_create_or_fail", "hb_subset_plan_execute_or_fail")),
    ("deflate", "write", ("libdeflate_deflate_compress",)),
    ("the rest of writing", "write", None),
    ("start and end", "", None),
)

SIDES = {"read": "galley::read_document(", "write": "galley::write_document("}
LINE = re.compile(r"^ *([\d,]+) \([ \d.]+%\)  ([<*])\s+[^ ]*?:(.*?)(?: \([\d,]+x\))?(?: \[[^\]]*\])?$")


def costs(galley, source, source_format, target_format):
    """(all instructions, [(function, caller, instructions with what it calls)]) of one conversion."""
    with tempfile.TemporaryDirectory() as folder:
        counts = pathlib.Path(folder) / "counts"
        subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={counts}", galley, "convert", "--no-sandbox",
                        str(source), "-f", source_format, "-t", target_format, "-o", f"{folder}/made"],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        told = subprocess.run(["callgrind_annotate", "--tree=caller", "--inclusive=yes", "--threshold=100", str(counts)],
                              check=True, capture_output=True, text=True, errors="replace").stdout
    whole = int(re.search(r"^ *([\d,]+) .*PROGRAM TOTALS", told, re.M)[1].replace(",", ""))
    found, callers = [], []
    for line in told.splitlines():
        if not (match := LINE.match(line)):
            continue
        cost = int(match[1].replace(",", ""))
        if match[2] == "<":
            callers.append((match[3], cost))
        else:
            # What a function costs when it calls itself is within what it costs.
            if not re.search(r"'\d+$", match[3]):
                found += [(match[3], caller, of_caller) for caller, of_caller in callers]
            callers = []
    return whole, found


def shares(galley, source, source_format, target_format):
    """(all instructions, {stage: its share of them})."""
    whole, found = costs(galley, source, source_format, target_format)

    def cost_of(beginnings, side):
        # The writer of text reads its own output back, which is a stage of its own.
        own = "galley::text::" if side == "read" and source_format != "text" else None
        return sum(cost for function, caller, cost in found
                   if function.startswith(beginnings) and not (own and caller.startswith(own)))

    sides = {side: cost_of((function,), side) for side, function in SIDES.items()}
    if not all(sides.values()):
        raise RuntimeError("callgrind told no function names: are the programs stripped?")
    left = dict(sides)
    result = {}
    for stage, side, beginnings in STAGES:
        if beginnings is not None:
            result[stage] = cost_of(beginnings, side)
            left[side] -= result[stage]
        elif side:
            result[stage] = left[side]
        else:
            result[stage] = whole - sum(sides.values())
    return whole, {stage: cost / whole for stage, cost in result.items()}


def section(galley, inputs, count):
    """The part of the document that tells where the time goes, from inputs by format."""
    pairs = [pair for pair in CONVERSIONS if pair[0] in inputs]
    measured = [shares(galley, inputs[source], source, target) for source, target in pairs]
    text = ["## What is the limit now", "",
            f"Where the instructions of a conversion of {count:,} pages go, counted by callgrind (`tests/bench/peers "
            "--stages`):", "",
            "| stage |" + "".join(f" {source} to {target} |" for source, target in pairs),
            "| --- |" + " ---: |" * len(pairs)]
    for stage, *_ in STAGES:
        if any(share[stage] >= 0.0005 for _, share in measured):
            cells = "".join(f" {100 * share[stage]:.1f} % |" if share[stage] >= 0.0005 else " |" for _, share in measured)
            text.append(f"| {stage} |{cells}")
    text.append("| all, in millions |" + "".join(f" {whole / 1e6:,.0f} |" for whole, _ in measured))
    return "\n".join(text) + "\n"
