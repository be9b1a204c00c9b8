// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace galley::word_processing {}

namespace galley::docx {

// What DOCX shares with the other formats of word processors goes by the same names here.
using namespace word_processing;  // NOLINT(google-build-using-namespace)

}  // namespace galley::docx
