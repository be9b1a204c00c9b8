// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace galley::batch {

/// How the page of a report looks. Colours tell outcomes apart; words beside them say the same.
inline constexpr std::string_view report_style = R"(
:root { color-scheme: light dark; --paper: #fdfdfb; --ink: #1d2126; --faint: #5d6670; --line: #d9dcdf; --rest: #e9ebed;
  --accent: #2b6cb0; --done: #2f855a; --lost: #b7791f; --failed: #c53030; --crashed: #97266d; --timed-out: #c05621;
  --out-of-memory: #6b46c1; --pending: #8a94a0; --note: #fff6db; --note-line: #d69e2e; }
@media (prefers-color-scheme: dark) { :root { --paper: #16191d; --ink: #e4e7ea; --faint: #9aa4ae; --line: #343a41;
  --rest: #2a2f35; --accent: #63a4e0; --done: #48bb78; --lost: #e0b040; --failed: #f06a6a; --crashed: #e277b8;
  --timed-out: #ed9154; --out-of-memory: #a78bfa; --pending: #7d8792; --note: #3a3117; --note-line: #b7891f; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 64rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, "Noto Sans", "Noto Sans CJK SC", "Noto Sans Arabic", sans-serif; }
h1 { margin: 0; font-size: 1.8rem; line-height: 1.2; }
h2 { margin: 2.5rem 0 .75rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line); font-size: 1.25rem; }
h3 { margin: 0 0 .25rem; font-size: 1rem; }
p { margin: .5rem 0; }
.faint { color: var(--faint); }
.note { margin: 1rem 0; padding: .6rem .9rem; border-left: .3rem solid var(--note-line); background: var(--note); }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr)); gap: .75rem; margin: 1.25rem 0; padding: 0; }
.tiles div { padding: .6rem .9rem; border: 1px solid var(--line); border-radius: .4rem; }
.tiles dt { color: var(--faint); font-size: .85rem; }
.tiles dd { margin: 0; font-size: 1.4rem; font-variant-numeric: tabular-nums; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); gap: 1.5rem; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .3rem .6rem; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; }
th { color: var(--faint); font-weight: 600; font-size: .85rem; white-space: nowrap; }
td.number, th.number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
td.bar { width: 30%; min-width: 6rem; vertical-align: middle; }
bdi { overflow-wrap: anywhere; }
svg { display: block; width: 100%; }
svg.whole { height: 1.6rem; margin: .5rem 0 1rem; border-radius: .3rem; }
svg.share { height: .7rem; }
svg.chart { height: auto; max-width: 34rem; }
svg text { fill: var(--ink); font-size: 13px; text-anchor: middle; }
svg text.edge { fill: var(--faint); font-size: 12px; }
svg text.small { font-size: 10px; }
svg .accent { fill: var(--accent); } svg .rest { fill: var(--rest); } svg .floor { stroke: var(--faint); }
.done { fill: var(--done); } .lost { fill: var(--lost); } .failed { fill: var(--failed); }
.crashed { fill: var(--crashed); } .timed-out { fill: var(--timed-out); } .out-of-memory { fill: var(--out-of-memory); }
.pending { fill: var(--pending); }
svg.key { display: inline-block; width: .8rem; height: .8rem; margin-inline-end: .5rem; border-radius: .15rem; vertical-align: -.05rem; }
details { border-bottom: 1px solid var(--line); padding: .5rem 0; }
summary { cursor: pointer; }
summary .number { font-variant-numeric: tabular-nums; font-weight: 600; }
details ul { margin: .5rem 0; padding-inline-start: 1.5rem; }
li { margin: .2rem 0; }
@media print { body { max-width: none; padding: 0; } h2 { break-after: avoid; } }
)";

}  // namespace galley::batch
