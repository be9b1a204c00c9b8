// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "galley/diagnostics.hpp"
#include "galley/document.hpp"
#include "galley/limits.hpp"

namespace galley::docx::testing {

using OptionValues = std::vector<std::pair<std::string, std::string>>;

/// Reads bytes as the host does: the reader, then canonical form.
Document read(std::string bytes, const OptionValues& options = {}, Diagnostics* diagnostics = nullptr,
              const Limits& limits = {});

std::string write(const Document& document, const OptionValues& options = {});

/// A package around a body: `body` is the content of w:body; `parts` are further ones of word/, each with its
/// relationship and content type told by its name (styles.xml, numbering.xml, footnotes.xml, ...).
std::string package(std::string_view body, const std::vector<std::pair<std::string, std::string>>& parts = {},
                    std::string_view relationships = {});

/// One part of a package, or an empty string.
std::string part(const std::string& bytes, std::string_view name);

/// The package with each part as `change` leaves it, which is given its name and its text.
std::string change_parts(const std::string& bytes,
                         const std::function<void(const std::string& name, std::string& text)>& change);

/// What the reader says when it refuses; "not refused" when it does not.
std::string refusal(std::string bytes, const Limits& limits = {});

}  // namespace galley::docx::testing
