// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>
#include <tuple>

#include "galley/host.hpp"
#include "host/sniff_text.hpp"
#include "host/sniff_xml.hpp"
#include "host/sniff_zip.hpp"

namespace galley {

namespace {

/// How well a signature fits: nothing, or more the longer what was found is.
struct Fit {
  bool fits = false;
  bool displaced = false;  ///< a magic that may stand anywhere does not stand at the beginning
  std::size_t length = 0;
};

/// The content of a source; each look at it is taken once, and only when some signature asks for it.
class Content {
 public:
  explicit Content(std::string_view bytes) : bytes_(bytes) {}

  bool empty() const { return bytes_.empty(); }

  bool is_text() {
    if (!text_) text_ = looks_like_text(bytes_);
    return *text_;
  }

  /// Text that begins as markup does.
  bool is_markup() {
    std::string_view text = bytes_.substr(0, 4096);
    if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && text[first] == '<' && is_text();
  }

  Fit fit(const Signature& signature) {
    Fit fit;
    if (!signature.magic.empty()) {
      if (signature.anywhere_before) {
        const std::size_t reach = signature.offset + signature.magic.size();
        const std::size_t at = bytes_.substr(0, reach).find(signature.magic);
        if (at == std::string_view::npos) return {};
        fit.displaced = at > 0;
      } else if (signature.offset > bytes_.size() || !bytes_.substr(signature.offset).starts_with(signature.magic)) {
        return {};
      }
      fit.length += signature.magic.size();
    }
    if (!signature.zip_entry.empty()) {
      const ZipListing::Entry* entry = zip().find(signature.zip_entry);
      if (entry == nullptr) return {};
      fit.length += signature.zip_entry.size();
      if (!signature.zip_entry_holds.empty()) {
        if (zip().content(*entry).find(signature.zip_entry_holds) == std::string::npos) return {};
        fit.length += signature.zip_entry_holds.size();
      }
    }
    if (!signature.xml_namespace.empty() || !signature.xml_root.empty()) {
      if (!xml_) xml_ = sniff_xml_root(bytes_);
      const std::optional<XmlRoot>& root = *xml_;
      if (!root) return {};
      if (!signature.xml_namespace.empty() && root->name_space != signature.xml_namespace) return {};
      if (!signature.xml_root.empty() && root->local_name != signature.xml_root) return {};
      fit.length += signature.xml_namespace.size() + signature.xml_root.size();
    }
    if (signature.plain_text && !is_text()) return {};
    fit.fits = fit.length > 0 || signature.plain_text;
    return fit;
  }

 private:
  const ZipListing& zip() {
    // A package begins with its first file, or with a program that unpacks it.
    if (!zip_) zip_.emplace(bytes_.starts_with("PK") || bytes_.starts_with("MZ") ? bytes_ : std::string_view());
    return *zip_;
  }

  std::string_view bytes_;
  std::optional<bool> text_;
  std::optional<std::optional<XmlRoot>> xml_;
  std::optional<ZipListing> zip_;
};

/// From the likeliest to the least likely.
enum class Reason : std::uint8_t {
  content,         ///< a signature that says more than that it is text
  name_of_markup,  ///< the extension alone, where the format can be recognised by nothing better
  text,            ///< it is text, and so is the format
  name,            ///< the extension alone
};

struct Match {
  const PluginDescription* format = nullptr;
  Reason reason = Reason::name;
  std::size_t length = 0;
  bool extension = false;
};

/// Can a file of this format lack all of its signatures? Markup may be a fragment, or damaged; what begins
/// with a magic number or is a package cannot. An empty file is what its name says, so that a package of which
/// nothing arrived is no empty text.
bool may_lack_signature(const PluginDescription& format, Content& content) {
  if (content.empty()) return true;
  if (format.signatures.empty()) return true;
  return content.is_markup() &&
         std::any_of(format.signatures.begin(), format.signatures.end(), [](const Signature& signature) {
           return !signature.xml_root.empty() || !signature.xml_namespace.empty();
         });
}

std::optional<Match> match(const PluginDescription& format, Content& content, bool extension) {
  std::optional<Match> best;
  for (const Signature& signature : format.signatures) {
    const Fit fit = content.fit(signature);
    if (!fit.fits) continue;
    Match found{&format, Reason::content, fit.length, extension};
    // Text may speak of "%PDF-" without being a PDF; markup with the root that goes with the magic is what it says.
    const bool has_root = !signature.xml_root.empty() || !signature.xml_namespace.empty();
    const bool by_chance = fit.displaced && !has_root && !extension && content.is_text();
    if (fit.length == 0 || by_chance) found.reason = Reason::text;
    if (!best || std::tie(found.reason, best->length) < std::tie(best->reason, found.length)) best = found;
  }
  if (best || !extension) return best;
  return Match{&format, may_lack_signature(format, content) ? Reason::name_of_markup : Reason::name, 0, true};
}

bool likelier(const Match& a, const Match& b) {
  if (a.reason != b.reason) return a.reason < b.reason;
  // Among texts the name says more than an accidental magic; else a longer signature says more.
  if (a.reason == Reason::text && a.extension != b.extension) return a.extension;
  if (a.length != b.length) return a.length > b.length;
  if (a.extension != b.extension) return a.extension;
  return a.format->id < b.format->id;
}

std::string lower_file_name(std::string_view name) {
  const std::size_t slash = name.rfind('/');
  std::string file(slash == std::string_view::npos ? name : name.substr(slash + 1));
  for (char& c : file) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return file;
}

bool has_extension(std::string_view file, const std::vector<std::string>& extensions) {
  return std::any_of(extensions.begin(), extensions.end(), [file](const std::string& extension) {
    return file.size() > extension.size() + 1 && file.ends_with(extension) &&
           file[file.size() - extension.size() - 1] == '.';
  });
}

}  // namespace

std::vector<std::string> PluginHost::recognise(const Source& source, std::string_view name) const {
  Content content(source.bytes());
  const std::string file = lower_file_name(name);
  std::vector<Match> matches;
  const std::vector<const PluginDescription*> formats = ready(PluginKind::format);
  matches.reserve(formats.size());
  for (const PluginDescription* format : formats) {
    if (!format->reads) continue;
    if (const std::optional<Match> found = match(*format, content, has_extension(file, format->extensions))) {
      matches.push_back(*found);
    }
  }
  std::sort(matches.begin(), matches.end(), likelier);
  std::vector<std::string> ids;
  ids.reserve(matches.size());
  for (const Match& each : matches) ids.push_back(each.format->id);
  return ids;
}

}  // namespace galley
