// SPDX-License-Identifier: Apache-2.0
#include "galley/plugin.hpp"

namespace galley {

Reader::~Reader() = default;
Writer::~Writer() = default;
LayoutViewer::~LayoutViewer() = default;
Filter::~Filter() = default;
Plugin::~Plugin() = default;

std::unique_ptr<Reader> Plugin::reader() const { return nullptr; }
std::unique_ptr<Writer> Plugin::writer() const { return nullptr; }
std::unique_ptr<Filter> Plugin::filter() const { return nullptr; }
std::unique_ptr<LayoutViewer> Plugin::layout_viewer() const { return nullptr; }

}  // namespace galley
