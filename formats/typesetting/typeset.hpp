// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "galley/document.hpp"
#include "galley/plugin.hpp"
#include "typesetting/page.hpp"
#include "typesetting/style.hpp"

namespace galley::typesetting {

/// Fonts, structure and texts of one typeset document. Must outlive all that is made of its pages.
class Typesetting {
 public:
  Typesetting(const Document& document, const PageStyle& style, Context& context);
  ~Typesetting();
  Typesetting(const Typesetting&) = delete;
  Typesetting& operator=(const Typesetting&) = delete;

  /// Sets the whole document and sends its pages, in order, each once. Throws Error(unsupported) where no font is
  /// installed, Error(usage) for a page too small for its margins and columns.
  void run(PageReceiver& receiver);

  /// The language of the document: its own, or that of its first article.
  const std::string& language() const;

  const StructureTree& structure() const;
  const ClusterTexts& texts() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace galley::typesetting
