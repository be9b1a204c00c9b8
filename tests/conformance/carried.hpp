// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "galley/features.hpp"
#include "galley/host.hpp"

namespace galley::conformance {

/// The features that come back from a format's writer and reader, found by trying: one after another is added to
/// those that documents use, and stays as long as all of the documents tried come back equal. Those are newspaper
/// articles in four languages; text made to confuse, which other programs' formats do not all stand, is not among them.
/// What the format claims is not looked at.
FeatureSet find_carried(PluginHost& host, const std::string& id);

}  // namespace galley::conformance
