// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Joins paragraphs that the end of a column, a page or a line broke in two.
///
/// Two adjacent paragraphs are one when the first does not end a sentence and the second carries it on to
/// an end. What may be meant as it stands is left alone: short lines (verses, addresses, signatures,
/// headings), lines that end in a colon or a semicolon, items of lists, captions, dialogue, and paragraphs
/// that are set differently.
///
/// - Han and Kana are joined without a space, all other scripts with one.
/// - Where letters tell upper from lower case, the second must go on in lower case, unless the first ends in
///   a word that cannot end a sentence ("and the").
/// - A hyphen at the break goes, and no space comes for it, when a lower-case letter follows. It stays
///   after a number, after capitals ("UN-", "10-") and after a prefix that is written with one ("self-",
///   "ex-"), and before a capital or a number ("Anglo-" "Saxon"); before a word such as "und" it stays and a
///   space follows ("Nord- und Ostsee"). A soft hyphen always goes.
///
/// Idempotent.

#include "galley/plugin.hpp"

namespace galley::filters {

PluginDescription describe_join_broken_paragraphs();

void join_broken_paragraphs(Document& document, Context& context);

}  // namespace galley::filters
