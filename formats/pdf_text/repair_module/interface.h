/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GALLEY_FORMATS_PDF_TEXT_REPAIR_MODULE_INTERFACE_H
#define GALLEY_FORMATS_PDF_TEXT_REPAIR_MODULE_INTERFACE_H

/* What the module pdf-repair.so offers: plain C, so that it may be built by any compiler. It keeps nothing that it
   was given. */

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Raised whenever anything below changes. */
#define GALLEY_PDF_REPAIR_VERSION 2
#define GALLEY_PDF_REPAIR_SYMBOL "galley_pdf_repair"

enum galley_pdf_repair_outcome {
  galley_pdf_rewritten = 0,
  galley_pdf_beyond_repair = 1,      /* no document was found, or memory ran out */
  galley_pdf_password = 2,           /* the password is missing or wrong */
  galley_pdf_unknown_encryption = 3, /* encrypted in a way that libqpdf does not know */
  galley_pdf_too_large = 4,          /* object streams unpack to more than `most_unpacked` bytes together */
  galley_pdf_rewritten_sound = 5,    /* rewritten, and there was nothing to mend */
};

/* Takes `size` bytes of the result; returns 0 to stop. */
typedef int (*galley_pdf_bytes_taker)(void* user, const char* bytes, size_t size);

typedef struct {
  uint32_t version;

  /* The file with its cross-references rebuilt, decrypted, without object streams; streams keep their filters.
     `password` is a C string, empty for none. Gives a galley_pdf_repair_outcome. */
  int (*rewrite)(const char* bytes, size_t size, const char* password, uint64_t most_unpacked,
                 galley_pdf_bytes_taker take, void* user);
} galley_pdf_repair_functions;

/* The one symbol that the module exports: galley_pdf_repair. Its type is that of all own modules. */
typedef const void* (*galley_pdf_repair_entry)(void);

#ifdef __cplusplus
}
#endif

#endif
