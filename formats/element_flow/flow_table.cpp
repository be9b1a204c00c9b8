// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <utility>

#include "element_flow/flow_reader.hpp"
#include "element_flow/nesting.hpp"
#include "element_flow/table_markup.hpp"
#include "text_encoding/base64.hpp"
#include "xhtml/characters.hpp"

namespace galley::element_flow {

namespace {

constexpr std::int64_t widest_span = 1000;

/// The columns of a CALS table by name (OASIS TR 9901:1999): `colspec` and `spanspec`.
struct Columns {
  std::map<std::string, std::int64_t, std::less<>> numbers;
  std::map<std::string, std::pair<std::string, std::string>, std::less<>> spans;

  explicit Columns(pugi::xml_node group) {
    std::int64_t column = 0;
    for (const pugi::xml_node each : group.children()) {
      const std::string_view name = local_name(each);
      if (name == "colspec") {
        column = number(attribute(each, "colnum"), 1, column + 1);
        numbers.emplace(attribute(each, "colname"), column);
      } else if (name == "spanspec") {
        spans.emplace(attribute(each, "spanname"),
                      std::pair(std::string(attribute(each, "namest")), std::string(attribute(each, "nameend"))));
      }
    }
  }

  std::uint32_t span(pugi::xml_node entry) const {
    std::string start(attribute(entry, "namest"));
    std::string end(attribute(entry, "nameend"));
    if (const auto found = spans.find(attribute(entry, "spanname")); found != spans.end()) {
      start = found->second.first;
      end = found->second.second;
    }
    const auto first = numbers.find(start);
    const auto last = numbers.find(end);
    if (first == numbers.end() || last == numbers.end() || last->second < first->second) return 1;
    return static_cast<std::uint32_t>(std::min(last->second - first->second + 1, widest_span));
  }
};

/// Rows in the order in which they are shown.
struct Rows {
  std::vector<pugi::xml_node> head;
  std::vector<pugi::xml_node> body;
  std::vector<pugi::xml_node> foot;

  void gather(pugi::xml_node parent, std::vector<pugi::xml_node>& rows) {
    for (const pugi::xml_node each : parent.children()) {
      const std::string_view name = local_name(each);
      if (name == "tr" || name == "row") {
        if (attribute(each, "class") != empty_row && attribute(each, "content-type") != empty_row) rows.push_back(each);
      } else if (name == "thead") {
        gather(each, head);
      } else if (name == "tfoot") {
        gather(each, foot);
      } else if (name == "tbody" || name == "tgroup") {
        gather(each, rows);
      }
    }
  }
};

std::uint32_t rows_spanned(pugi::xml_node cell) {
  const std::string_view more = attribute(cell, "morerows");
  const std::int64_t rows = more.empty() ? number(attribute(cell, "rowspan"), 0, 1) : number(more, 0, 0) + 1;
  return static_cast<std::uint32_t>(std::clamp<std::int64_t>(rows, 1, 1'000'000));
}

std::string percent_decoded(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto digit = [](char c) { return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10; };
    const auto is_hex = [](char c) { return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f'); };
    if (text[i] == '%' && i + 2 < text.size() && is_hex(text[i + 1]) && is_hex(text[i + 2])) {
      result += static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2]));
      i += 2;
    } else {
      result += text[i];
    }
  }
  return result;
}

}  // namespace

void FlowReader::table(pugi::xml_node node) {
  if (in_line_ || in_link_) {
    children(node);
    return flush();
  }
  const Nesting nesting(*this, nesting_);
  std::string id = take_anchor();
  const pugi::xml_node group = child(node, "tgroup");
  const Columns columns(group ? group : node);
  Rows rows;
  rows.gather(node, rows.body);
  Table table;
  table.header_rows = static_cast<std::uint32_t>(rows.head.size());
  Blocks titles;
  // A table of the HTML model may have its caption inside.
  for (const pugi::xml_node each : node.children()) {
    const Meaning meaning = each.type() == pugi::node_element ? word_of(vocabulary_, each).meaning : Meaning::metadata;
    if (meaning == Meaning::caption || meaning == Meaning::heading) add_line(table.caption, line_of(each));
  }
  for (const auto* part : {&rows.head, &rows.body, &rows.foot}) {
    for (const pugi::xml_node row : *part) {
      TableRow& made = table.rows.emplace_back();
      for (const pugi::xml_node cell : row.children()) {
        if (cell.type() != pugi::node_element) continue;
        const std::string_view name = local_name(cell);
        if (name != "td" && name != "th" && name != "entry" && name != "entrytbl") continue;
        TableCell filled;
        filled.header = name == "th" && part != &rows.head;
        const std::string_view across = attribute(cell, "colspan");
        filled.column_span =
            across.empty() ? columns.span(cell)
                           : static_cast<std::uint32_t>(std::clamp<std::int64_t>(number(across, 0, 1), 1, widest_span));
        filled.row_span = rows_spanned(cell);
        filled.blocks = collect_blocks([&] {
          anchor(attribute(cell, "id"));
          const std::string_view lang = cell.attribute("xml:lang").value();
          const Scoped language(language_, lang.empty() ? language_ : std::string(lang));
          if (name == "entrytbl") {
            this->table(cell);
          } else {
            children(cell);
          }
        });
        made.cells.push_back(std::move(filled));
      }
    }
  }
  if (frame_ != nullptr && !frame_->table_seen) {
    frame_->table_seen = true;
    Inlines caption = std::exchange(frame_->label, {});
    if (!caption.empty() && !frame_->caption.empty()) append_text(caption, " ");
    Inlines rest = std::exchange(frame_->caption, {});
    caption.insert(caption.end(), std::make_move_iterator(rest.begin()), std::make_move_iterator(rest.end()));
    add_line(caption, std::move(table.caption));
    table.caption = std::move(caption);
  }
  Block block{std::move(table), std::move(id)};
  blocks().push_back(std::move(block));
}

void FlowReader::framed(const std::function<void()>& function) {
  if (in_line_ || in_link_) {
    function();
    return flush();
  }
  const Nesting nesting(*this, nesting_);
  std::string id = take_anchor();
  Frame frame;
  frame.blocks = collect_blocks([&] {
    const Scoped scoped(frame_, &frame);
    if (!id.empty()) anchors_.push_back(std::move(id));
    function();
    flush();
  });
  put_frame(frame);
}

/// A figure of what was in its frame: the caption goes with the first picture; without one it is a paragraph.
void FlowReader::put_frame(Frame& frame) {
  Inlines caption = std::move(frame.label);
  if (!caption.empty() && !frame.caption.empty()) append_text(caption, " ");
  caption.insert(caption.end(), std::make_move_iterator(frame.caption.begin()),
                 std::make_move_iterator(frame.caption.end()));
  std::string id = take_anchor();
  const auto put = [&](Block block) {
    if (block.id.empty()) block.id = std::exchange(id, {});
    blocks().push_back(std::move(block));
  };
  // What is said after a table belongs to it too.
  for (Block& block : frame.blocks) {
    auto* table = std::get_if<Table>(&block.value);
    if (table == nullptr || !frame.table_seen) continue;
    add_line(table->caption, std::exchange(caption, {}));
    break;
  }
  for (Figure& picture : frame.pictures) {
    Inlines own = std::exchange(picture.caption, std::exchange(caption, {}));
    add_line(picture.caption, std::move(own));
    if (picture.credit.empty()) picture.credit = std::exchange(frame.credit, {});
    if (picture.alternative_text.empty()) picture.alternative_text = std::exchange(frame.alternative_text, {});
    put({std::move(picture), {}});
  }
  if (frame.pictures.empty() && frame.blocks.empty()) {
    put({Figure{{}, {}, std::move(frame.alternative_text), std::exchange(caption, {}), std::exchange(frame.credit, {})},
         {}});
  }
  if (!caption.empty()) put({Paragraph{std::move(caption)}, {}});
  for (Block& block : frame.blocks) put(std::move(block));
  if (!frame.credit.empty()) put({Paragraph{std::move(frame.credit)}, {}});
}

Figure FlowReader::picture_at(std::string_view address, pugi::xml_node node) {
  Figure figure;
  address = xhtml::trim(address);
  if (xhtml::lower_case(address.substr(0, 5)) != "data:") {
    figure.source = address;
    return figure;
  }
  const std::size_t comma = address.find(',');
  if (comma == std::string_view::npos) return figure;
  const std::string_view head = address.substr(5, comma - 5);
  Media media;
  media.media_type = head.substr(0, head.find(';'));
  media.data = percent_decoded(address.substr(comma + 1));
  if (head.ends_with(";base64")) {
    std::optional<std::string> bytes = text_encoding::decode_base64(media.data);
    if (!bytes) {
      input_.tell(Severity::loss, code::malformed, "a picture is left out, for its text is not base64", node);
      return figure;
    }
    media.data = std::move(*bytes);
  }
  figure.media = add_media(document_, std::move(media));
  return figure;
}

}  // namespace galley::element_flow
