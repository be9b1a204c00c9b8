// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "galley/document.hpp"

namespace galley::xhtml {

/// What a style sheet says of phrases by simple selectors (`span`, `.it`, `span.it`): italic, bold, raised, lowered.
/// Makers of books that know no `em` say it so. Rules with combinators, pseudo-classes or within at-rules are
/// passed over, and so is how whole blocks are set, which is layout.
class StyleRules {
 public:
  /// Takes in CSS. Linear; at most the first 10,000 rules count.
  void add(std::string_view css);

  /// The styles that the rules give to an element with these classes. `name` is in lower case.
  Style style_of(std::string_view name, std::string_view classes) const;

  bool empty() const { return rules_.empty(); }

 private:
  std::map<std::string, Style, std::less<>> rules_;  // by selector
};

}  // namespace galley::xhtml
