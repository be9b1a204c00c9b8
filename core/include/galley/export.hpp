// SPDX-License-Identifier: Apache-2.0
#pragma once

/// GALLEY_API marks what libgalley.so exports. Everything else is hidden
/// (-fvisibility=hidden), so a plugin can rely on nothing that is not in these headers.
#define GALLEY_API __attribute__((visibility("default")))
