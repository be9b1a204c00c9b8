// SPDX-License-Identifier: Apache-2.0
#include "text/writer.hpp"
namespace galley::text {
void write(const Document&, Sink&, Context&) {}
}  // namespace galley::text
