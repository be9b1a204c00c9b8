// SPDX-License-Identifier: Apache-2.0
#include "pandoc_json/bounded_json.hpp"

#include <cstdint>
#include <string>

namespace galley::pandoc_json {

namespace {

/// A table in a cell is nested twelve values deep.
constexpr std::uint64_t values_of_level = 12;
constexpr std::uint64_t values_around = 60;

/// Passes the parser's events on to what builds the tree, as long as they keep within bounds.
class BoundedBuilder : public nlohmann::json_sax<Json> {
 public:
  BoundedBuilder(Json& root, Context& context)
      : builder_(root, false), context_(context), deepest_(context.limits.depth * values_of_level + values_around) {}

  bool null() override { return value() && builder_.null(); }
  bool boolean(bool value) override { return this->value() && builder_.boolean(value); }
  bool number_integer(number_integer_t value) override { return this->value() && builder_.number_integer(value); }
  bool number_unsigned(number_unsigned_t value) override { return this->value() && builder_.number_unsigned(value); }
  bool number_float(number_float_t value, const string_t& text) override {
    return this->value() && builder_.number_float(value, text);
  }
  bool string(string_t& value) override { return this->value() && builder_.string(value); }
  bool binary(binary_t& value) override { return this->value() && builder_.binary(value); }
  bool key(string_t& name) override { return builder_.key(name); }
  bool start_object(std::size_t size) override { return value() && enter() && builder_.start_object(size); }
  bool start_array(std::size_t size) override { return value() && enter() && builder_.start_array(size); }
  bool end_object() override {
    --depth_;
    return builder_.end_object();
  }
  bool end_array() override {
    --depth_;
    return builder_.end_array();
  }
  bool parse_error(std::size_t position, const std::string& /*token*/,
                   const nlohmann::detail::exception& /*exception*/) override {
    throw Error(ErrorKind::input, "is not JSON",
                Place{.offset = static_cast<std::int64_t>(position > 0 ? position - 1 : 0)});
  }

 private:
  bool value() {
    if (++values_ > context_.limits.nodes) {
      throw Error(ErrorKind::limit, "holds more than " + std::to_string(context_.limits.nodes) + " values (nodes)");
    }
    if (values_ % 4096 == 0) context_.check_cancelled();
    return true;
  }
  bool enter() {
    if (++depth_ > deepest_) {
      throw Error(ErrorKind::limit,
                  "is nested deeper than the limit of " + std::to_string(context_.limits.depth) + " allows (depth)");
    }
    return true;
  }

  nlohmann::detail::json_sax_dom_parser<Json> builder_;
  Context& context_;
  std::uint64_t deepest_;
  std::uint64_t depth_ = 0;
  std::uint64_t values_ = 0;
};

}  // namespace

Json parse_json(std::string_view text, Context& context) {
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  context.check_cancelled();
  Json root;
  BoundedBuilder builder(root, context);
  Json::sax_parse(text.data(), text.data() + text.size(), &builder);
  return root;
}

}  // namespace galley::pandoc_json
