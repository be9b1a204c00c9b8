// SPDX-License-Identifier: Apache-2.0
#include "pdf_text/objects.hpp"

#include <algorithm>

#include <podofo/podofo.h>

#include "galley/unicode.hpp"
#include "pdf_text/stream_filters.hpp"

namespace galley::pdf_text {
namespace {

constexpr int most_references = 8;

constexpr std::size_t most_filters = 16;
constexpr std::size_t few_keys = 16;

FilterParameters filter_parameters(const PdfObject* dictionary) {
  FilterParameters parameters;
  if (dictionary == nullptr || !dictionary->IsDictionary()) return parameters;
  parameters.predictor = number_of(entry(dictionary, "Predictor"), 1);
  parameters.colours = number_of(entry(dictionary, "Colors"), 1);
  parameters.bits = number_of(entry(dictionary, "BitsPerComponent"), 8);
  parameters.columns = number_of(entry(dictionary, "Columns"), 1);
  parameters.early_change = number_of(entry(dictionary, "EarlyChange"), 1) != 0;
  return parameters;
}

}  // namespace

const PdfObject* resolved(const PdfObject* object) {
  for (int i = 0; object != nullptr && object->IsReference(); ++i) {
    if (i == most_references || object->GetOwner() == nullptr) return nullptr;
    object = object->GetOwner()->GetObject(object->GetReference());
  }
  return object;
}

const PdfObject* entry(const PdfObject* object, const char* key) {
  object = resolved(object);
  if (object == nullptr || !object->IsDictionary()) return nullptr;
  // A look-up in PoDoFo's map makes a name of the key, and that a string on the heap; most dictionaries are small.
  const PoDoFo::TKeyMap& keys = object->GetDictionary().GetKeys();
  const PdfObject* value = nullptr;
  if (keys.size() <= few_keys) {
    const std::string_view wanted(key);
    for (const auto& [name, held] : keys) {
      if (name.GetName() != wanted) continue;
      value = held;
      break;
    }
  } else {
    value = object->GetDictionary().GetKey(PoDoFo::PdfName(key));
  }
  if (value == nullptr) return nullptr;
  if (!value->IsReference()) return value;
  // A direct value may not know the document that it is in; its dictionary does.
  if (object->GetOwner() == nullptr) return nullptr;
  return resolved(object->GetOwner()->GetObject(value->GetReference()));
}

std::vector<const PdfObject*> elements(const PdfObject* object, std::size_t limit) {
  std::vector<const PdfObject*> result;
  object = resolved(object);
  if (object == nullptr || !object->IsArray()) return result;
  const PoDoFo::PdfArray& array = object->GetArray();
  result.reserve(std::min(array.size(), limit));
  for (std::size_t i = 0; i < array.size() && i < limit; ++i) {
    const PdfObject* element = &array[i];
    if (element->IsReference()) {
      element =
          object->GetOwner() == nullptr ? nullptr : resolved(object->GetOwner()->GetObject(element->GetReference()));
    }
    if (element != nullptr) result.push_back(element);
  }
  return result;
}

bool is_name(const PdfObject* object, std::string_view name) {
  object = resolved(object);
  return object != nullptr && object->IsName() && object->GetName().GetName() == name;
}

std::string name_of(const PdfObject* object) {
  object = resolved(object);
  return object != nullptr && object->IsName() ? object->GetName().GetName() : std::string();
}

std::optional<double> number_of(const PdfObject* object) {
  object = resolved(object);
  if (object == nullptr || !(object->IsNumber() || object->IsReal())) return std::nullopt;
  return object->GetReal();
}

double number_of(const PdfObject* object, double otherwise) { return number_of(object).value_or(otherwise); }

std::string bytes_of(const PdfObject* object) {
  object = resolved(object);
  if (object == nullptr || !(object->IsString() || object->IsHexString())) return {};
  const PoDoFo::PdfString& string = object->GetString();
  return {string.GetString(), static_cast<std::size_t>(string.GetLength())};
}

std::string text_of(const PdfObject* object) {
  object = resolved(object);
  if (object == nullptr || !(object->IsString() || object->IsHexString())) return {};
  std::string bytes = bytes_of(object);
  // PoDoFo takes the byte order mark off the strings that had one.
  if (object->GetString().IsUnicode() && !bytes.starts_with("\xFE\xFF")) bytes.insert(0, "\xFE\xFF");
  return text_of_bytes(bytes);
}

std::string text_of_bytes(std::string_view bytes) {
  if (bytes.size() >= 3 && bytes.compare(0, 3, "\xEF\xBB\xBF") == 0) return repair_utf8(bytes.substr(3));
  if (bytes.size() >= 2 && (bytes.compare(0, 2, "\xFE\xFF") == 0 || bytes.compare(0, 2, "\xFF\xFE") == 0)) {
    const bool big = bytes[0] == '\xFE';
    std::string text;
    for (std::size_t i = 2; i + 1 < bytes.size(); i += 2) {
      const auto unit = [&](std::size_t at) -> char32_t {
        const auto a = static_cast<unsigned char>(bytes[at]);
        const auto b = static_cast<unsigned char>(bytes[at + 1]);
        return big ? a << 8 | b : b << 8 | a;
      };
      char32_t c = unit(i);
      if (c == 0x1B) {  // an escaped language code, to the next escape (7.9.2.2)
        for (i += 2; i + 1 < bytes.size() && unit(i) != 0x1B; i += 2) {
        }
        continue;
      }
      if (c >= 0xD800 && c < 0xDC00 && i + 3 < bytes.size() && unit(i + 2) >= 0xDC00 && unit(i + 2) < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10) + (unit(i + 2) - 0xDC00);
        i += 2;
      }
      append_utf8(text, c);
    }
    return text;
  }
  const PoDoFo::PdfEncoding* encoding = PoDoFo::PdfEncodingFactory::GlobalPdfDocEncodingInstance();
  std::string text;
  for (const char c : bytes) {
    const auto code = static_cast<unsigned char>(c);
    const PoDoFo::pdf_utf16be unit = encoding->GetCharCode(code);
    const auto swapped = static_cast<char32_t>((unit & 0xFF) << 8 | unit >> 8);
    append_utf8(text, code < 0x80 || swapped == 0 ? code : swapped);
  }
  return text;
}

std::string_view packed_bytes(const PdfObject* object) {
  object = resolved(object);
  if (object == nullptr || !object->HasStream()) return {};
  const auto* stream = dynamic_cast<const PoDoFo::PdfMemStream*>(object->GetStream());
  if (stream == nullptr || stream->GetLength() <= 0) return {};
  return {stream->Get(), static_cast<std::size_t>(stream->GetLength())};
}

std::string stream_data(const PdfObject* object, std::uint64_t limit, bool* complete) {
  return unpacked_data(object, packed_bytes(object), limit, complete);
}

std::string unpacked_data(const PdfObject* object, std::string_view packed, std::uint64_t limit, bool* complete,
                          std::uint64_t* produced) {
  bool all = true;
  object = resolved(object);
  std::string data;
  std::vector<const PdfObject*> filters;
  std::vector<const PdfObject*> parameters;
  if (const PdfObject* filter = packed.empty() ? nullptr : entry(object, "Filter")) {
    filters = filter->IsArray() ? elements(filter, most_filters + 1) : std::vector<const PdfObject*>{filter};
    const PdfObject* given = entry(object, "DecodeParms");
    if (given == nullptr) given = entry(object, "DP");
    if (given != nullptr) parameters = given->IsArray() ? elements(given, most_filters) : std::vector{given};
  }
  if (filters.size() > most_filters) {
    filters.clear();
    packed = {};
    all = false;
  }
  for (std::size_t i = 0; i < filters.size(); ++i) {
    const FilterParameters own = i < parameters.size() ? filter_parameters(parameters[i]) : FilterParameters{};
    Unpacked unpacked = undo_filter(name_of(filters[i]), own, packed, limit);
    all = all && unpacked.complete;
    if (produced != nullptr) *produced += unpacked.data.size();
    data = std::move(unpacked.data);
    packed = data;
  }
  if (filters.empty()) {
    all = all && packed.size() <= limit;
    data = packed.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(limit, packed.size())));
  }
  if (complete != nullptr) *complete = all;
  return data;
}

std::string stream_data_within(const PdfObject* object, std::uint64_t limit, std::uint64_t& left, bool* complete) {
  std::string data = stream_data(object, std::min(limit, left), complete);
  left -= data.size();
  return data;
}

std::int64_t object_number(const PdfObject* object) {
  return object == nullptr ? 0 : static_cast<std::int64_t>(object->Reference().ObjectNumber());
}

std::optional<Box> box_of(const PdfObject* object) {
  const std::vector<const PdfObject*> values = elements(object, 4);
  if (values.size() != 4) return std::nullopt;
  double numbers[4];
  for (std::size_t i = 0; i < 4; ++i) {
    const std::optional<double> number = number_of(values[i]);
    if (!number) return std::nullopt;
    numbers[i] = *number;
  }
  return Box{std::min(numbers[0], numbers[2]), std::min(numbers[1], numbers[3]), std::max(numbers[0], numbers[2]),
             std::max(numbers[1], numbers[3])};
}

}  // namespace galley::pdf_text
