#pragma once
// Every sentence that a person reads, in one language, found by a stable key ("welcome.start") in a gettext .po file.
// French is a catalogue like the others, so that correcting a word never touches the code.

#include <expected>
#include <filesystem>
#include <functional>
#include <initializer_list>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/texts/language.hpp"

namespace guichet::kiosk::texts {

struct Error {
  enum class Kind { unreadable, malformed, no_language } kind;
  std::string detail;  // file, line and what is wrong with it
};

using Values = std::initializer_list<std::pair<std::string_view, std::string_view>>;

class Catalogue {
 public:
  static std::expected<Catalogue, Error> load(const std::filesystem::path& file);

  const Language& language() const { return language_; }
  bool has(std::string_view key) const { return texts_->contains(key); }
  // In French when the language lacks it; the key between ⟨⟩ when nobody has it: seen at once, and harmless.
  std::string_view text(std::string_view key) const;
  // What French says, to be shown beside a translation of what a person signs; empty when that is French already.
  std::string_view french(std::string_view key) const;
  // `{name}` replaced by its value, isolated when the sentence or the value runs from the right; others stay as they
  // are. Of a text that counts (msgid_plural), the form that goes with the first value.
  std::string text(std::string_view key, Values values) const;
  // All forms of a text that counts, as the catalogue gives them; of any other, its one text. Empty when it has none.
  std::span<const std::string> forms(std::string_view key) const;
  // Whose text it is, word for word; empty when it is nobody's, or was made with values.
  std::string_view key_of(std::string_view text) const;
  // In the order of the alphabet.
  std::vector<std::string_view> keys() const;

 private:
  Catalogue();

  using Texts = std::map<std::string, std::vector<std::string>, std::less<>>;
  friend std::expected<std::vector<Catalogue>, Error> load_catalogues(const std::filesystem::path& folder);

  std::string_view form(std::string_view key, Values values) const;

  Language language_;
  std::shared_ptr<Texts> texts_ = std::make_shared<Texts>();
  std::shared_ptr<const Texts> french_;  // none for French itself, or for a file loaded alone
  // Keys asked for in vain, shown between ⟨⟩; shared by the screen and the workers that print and speak.
  struct Missing;
  std::shared_ptr<Missing> missing_;
};

// The names between braces in a text, in order: what each language must have in common.
std::vector<std::string_view> placeholders(std::string_view text);

// The catalogues of a folder, one for each .po file, French first, its plainer kinds next, then by code.
std::expected<std::vector<Catalogue>, Error> load_catalogues(const std::filesystem::path& folder);

// Those that a town offers, in its order, French always first; all when no code is given. An unknown code is an error.
std::expected<std::vector<Catalogue>, Error> offered(std::vector<Catalogue> catalogues,
                                                     std::span<const std::string> codes);

}  // namespace guichet::kiosk::texts
