#!/bin/sh
# @NAME@: a plugin for Galley. It is run with a word that says what to do and with options; see @ID@.json.
set -eu
export LC_ALL=C

task=$1
shift
for word in "$@"; do
  case $word in
@if reader@
    --headline=*) HEADLINE=${word#*=} ;;
@end@
@if filter@
    --text=*) UNWANTED=${word#*=} ;;
@end@
    *)
      echo "error: the word '$word' is not known" >&2
      exit 1
      ;;
  esac
done

@if reader@
# A file of this format becomes native XML.
read_file() {
  # What is no UTF-8, and NUL, cannot be in XML.
  iconv -f UTF-8 -t UTF-8 -c | tr -d '\000' | HEADLINE=${HEADLINE-} awk '
    function escaped(text) {
      gsub(/&/, "\\&amp;", text)
      gsub(/</, "\\&lt;", text)
      gsub(/>/, "\\&gt;", text)
      gsub(/[\001-\037]/, " ", text)
      return text
    }
    BEGIN { headline = ENVIRON["HEADLINE"] }
    NR == 1 && $0 != "@ID@ 1" { exit }
    NR == 1 { known = 1; next }
    /^# / { headline = substr($0, 3); next }
    # A paragraph that begins as something else does has a backslash before it.
    { sub(/^\\/, ""); paragraphs[++count] = $0 }
    END {
      if (!known) {
        print "error: it does not begin with the line of its format" > "/dev/stderr"
        exit 1
      }
      print "<document xmlns=\"urn:galley:document:1\"><article>"
      print "<headline>" escaped(headline) "</headline>"
      for (i = 1; i <= count; ++i) print "<p>" escaped(paragraphs[i]) "</p>"
      print "</article></document>"
    }'
}

@end@
@if writer@
# Native XML becomes a file of this format. What it does not carry is left out: Galley tells the user.
write_file() {
  awk '
    function plain(text) {
      gsub(/&lt;/, "<", text)
      gsub(/&gt;/, ">", text)
      gsub(/&quot;/, "\"", text)
      gsub(/&amp;/, "\\&", text)
      gsub(/\n/, " ", text)
      return text
    }
    function finish() {
      text = plain(text)
      if (inside == "headline") print "# " text
      else if (text ~ /^# / || text ~ /^\\/) print "\\" text
      else print text
      inside = ""
    }
    # A record is what follows a "<": a tag, and the text after it.
    BEGIN { RS = "<"; print "@ID@ 1" }
    {
      if (!match($0, /^[^">]*("[^"]*"[^">]*)*>/)) next
      tag = substr($0, 1, RLENGTH - 1)
      after = substr($0, RLENGTH + 1)
      element = tag
      sub(/[ \t\n\/].*/, "", element)
    }
    tag == "/" inside { finish(); next }
    inside == "" && (element == "headline" || element == "p") && tag !~ /\/$/ { inside = element; text = after; next }
    inside != "" {
      if (element == "br") text = text " "
      # The reading of a ruby is no part of the line.
      if (element != "rt") text = text after
    }'
}

@end@
@if filter@
# Galley writes each paragraph on a line of its own.
filter_document() {
  UNWANTED=${UNWANTED-} awk '
    function escaped(text) {
      gsub(/&/, "\\&amp;", text)
      gsub(/</, "\\&lt;", text)
      gsub(/>/, "\\&gt;", text)
      return text
    }
    BEGIN { unwanted = "<p>" escaped(ENVIRON["UNWANTED"]) "</p>" }
    {
      line = $0
      sub(/^ +/, "", line)
      if (line != unwanted) print
    }'
}

@end@
case $task in
@if reader@
  read) read_file ;;
@end@
@if writer@
  write) write_file ;;
@end@
@if filter@
  filter) filter_document ;;
@end@
esac
