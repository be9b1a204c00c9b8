/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GALLEY_FORMATS_TEXT_ENCODING_MODULE_INTERFACE_H
#define GALLEY_FORMATS_TEXT_ENCODING_MODULE_INTERFACE_H

/* What the module text-encoding.so offers: plain C, so that it may be built by any compiler. All functions
   may be called from several threads; none keeps anything that it was given. */

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Raised whenever anything below changes. */
#define GALLEY_TEXT_ENCODING_VERSION 1
#define GALLEY_TEXT_ENCODING_SYMBOL "galley_text_encoding"

typedef struct {
  char name[32];     /* as the WHATWG Encoding Standard writes it; empty: nothing fits */
  double confidence; /* 0 to 1 */
  char evidence[96]; /* one clause in English: "like Russian text, 98% common letters" */
} galley_encoding_guess;

/* Takes `size` bytes of the result; returns 0 to stop. */
typedef int (*galley_bytes_taker)(void* user, const char* bytes, size_t size);

/* Is told of `size` units of input at `offset` that the encoding does not know; what they are replaced by
   has been handed out already. Returns 0 to stop. */
typedef int (*galley_bad_units_taker)(void* user, uint64_t offset, size_t size);

typedef struct {
  uint32_t version;

  /* Which encoding bytes are in that are neither UTF-8 nor UTF-16 or UTF-32. */
  void (*guess)(const char* bytes, size_t size, galley_encoding_guess* guess);

  /* Converts bytes to UTF-8, each bad sequence to U+FFFD. Returns 0 when there is no such converter or a
     taker stopped. */
  int (*decode)(const char* converter, const char* bytes, size_t size, galley_bytes_taker take,
                galley_bad_units_taker bad, void* user);

  /* Converts valid UTF-8, each character that the encoding lacks to its substitute (a question mark in most).
     `bad` gets offset and size of the character in the UTF-8. Returns as decode does. */
  int (*encode)(const char* converter, const char* utf8, size_t size, galley_bytes_taker take,
                galley_bad_units_taker bad, void* user);
} galley_text_encoding_functions;

/* The one symbol that the module exports: galley_text_encoding. Its type is that of all own modules. */
typedef const void* (*galley_text_encoding_entry)(void);

#ifdef __cplusplus
}
#endif

#endif
