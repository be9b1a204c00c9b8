#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# A filter for Galley in shell: native XML comes in and goes out, one element a line where no text is around it. In
# text and values, Galley writes "<" as "&lt;", so that a "<name" is always the beginning of an element.
set -eu

keep=none
for word in "$@"; do
  case $word in
    filter) ;;
    --keep=*) keep=${word#--keep=} ;;
    *)
      echo "error: the word '$word' is not known" >&2
      exit 1
      ;;
  esac
done

# An address and the attributes before it: name="value" name="value" contact="...".
before='<name( [a-z:-]+="[^"]*")*'
case $keep in
  web) sed -E ":again; s/($before) contact=\"(https?:[^\"]*)\"/\1 kept=\"\3\"/; t again
               :more; s/($before) contact=\"[^\"]*\"/\1/; t more
               :back; s/($before) kept=\"([^\"]*)\"/\1 contact=\"\3\"/; t back" ;;
  *) sed -E ":again; s/($before) contact=\"[^\"]*\"/\1/; t again" ;;
esac
