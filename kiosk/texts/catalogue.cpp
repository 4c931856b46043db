#include "kiosk/texts/catalogue.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <future>
#include <iterator>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <tuple>

#include <gettext-po.h>

#include "kiosk/texts/conventions.hpp"
#include "kiosk/texts/typography.hpp"

namespace guichet::kiosk::texts {
namespace {

// libgettextpo's handlers carry no context: the first problem of the read under way is left here.
thread_local std::string problem;

std::string place(const char* file, std::size_t line, const char* text) {
  std::string where = file ? std::string(file) : std::string();
  if (file && line != static_cast<std::size_t>(-1)) where += ":" + std::to_string(line);
  return where + ": " + text;
}

void note(int severity, const char* file, std::size_t line, const char* text) {
  if (severity != PO_SEVERITY_WARNING && problem.empty()) problem = place(file, line, text);
  // The library forbids a fatal problem's handler to return, and would end the program.
  if (severity == PO_SEVERITY_FATAL_ERROR) throw std::runtime_error(problem);
}

void on_problem(int severity, po_message_t, const char* file, std::size_t line, std::size_t, int, const char* text) {
  note(severity, file, line, text);
}

void on_two_problems(int severity, po_message_t, const char* file, std::size_t line, std::size_t, int, const char* text,
                     po_message_t, const char*, std::size_t, std::size_t, int, const char*) {
  note(severity, file, line, text);
}

using File = std::unique_ptr<struct po_file, void (*)(po_file_t)>;
using Iterator = std::unique_ptr<struct po_message_iterator, void (*)(po_message_iterator_t)>;

std::expected<File, Error> read(const std::filesystem::path& path) {
  if (!std::ifstream(path)) return std::unexpected(Error{Error::Kind::unreadable, path.string()});
  static constexpr po_xerror_handler handler{.xerror = on_problem, .xerror2 = on_two_problems};
  problem.clear();
  const auto malformed = [&] {
    return std::unexpected(Error{Error::Kind::malformed, problem.empty() ? path.string() : problem});
  };
  try {
    File file(po_file_read(path.c_str(), &handler), po_file_free);
    if (file && problem.empty()) return file;
    return malformed();
  } catch (const std::runtime_error&) {  // thrown by the handler, which must not return
    return malformed();
  }
}

std::string header_field(po_file_t file, const char* name) {
  const char* header = po_file_domain_header(file, nullptr);
  if (!header) return {};
  const std::unique_ptr<char, void (*)(void*)> value(po_header_field(header, name), std::free);
  return value ? std::string(value.get()) : std::string();
}

bool is_unreviewed(po_message_t message) {
  return std::string_view(po_message_extracted_comments(message)).contains("unreviewed");
}

std::vector<std::string> forms_of(po_message_t message) {
  if (po_message_msgid_plural(message) == nullptr) return {po_message_msgstr(message)};
  std::vector<std::string> forms;
  for (int i = 0; const char* form = po_message_msgstr_plural(message, i); ++i) forms.emplace_back(form);
  return forms;
}

bool runs_from_the_right(std::string_view utf8) {
  // Lead bytes of U+0590 to U+077F: Hebrew, Arabic, Syriac.
  return std::ranges::any_of(utf8, [](char byte) { return byte >= '\xD6' && byte <= '\xDD'; });
}

}  // namespace

struct Catalogue::Missing {
  std::mutex mutex;
  std::map<std::string, std::string, std::less<>> shown;
};

Catalogue::Catalogue() : missing_(std::make_shared<Missing>()) {}

std::expected<Catalogue, Error> Catalogue::load(const std::filesystem::path& path) {
  const auto file = read(path);
  if (!file) return std::unexpected(file.error());
  Catalogue catalogue;
  catalogue.language_ = {.code = header_field(file->get(), "Language"),
                         .native_name = header_field(file->get(), "X-Native-Name"),
                         .right_to_left = header_field(file->get(), "X-Right-To-Left") == "yes",
                         .reviewed = header_field(file->get(), "X-Review") != "none"};
  if (catalogue.language_.code.empty() || catalogue.language_.native_name.empty())
    return std::unexpected(Error{Error::Kind::no_language, path.string() + ": Language or X-Native-Name is missing"});

  const Iterator messages(po_message_iterator(file->get(), nullptr), po_message_iterator_free);
  while (const auto message = po_next_message(messages.get())) {
    const std::string_view key = po_message_msgid(message);
    auto forms = forms_of(message);
    const bool lacks_one = std::ranges::any_of(forms, &std::string::empty);
    // What a translator marked as doubtful is not shown: the lint of the catalogues reports it as absent.
    if (key.empty() || lacks_one || po_message_is_obsolete(message) || po_message_is_fuzzy(message)) continue;
    catalogue.texts_->emplace(key, std::move(forms));
    if (is_unreviewed(message)) catalogue.language_.reviewed = false;
  }
  return catalogue;
}

std::string_view Catalogue::text(std::string_view key) const {
  if (const auto found = texts_->find(key); found != texts_->end()) return found->second.back();
  if (const auto own = french(key); !own.empty()) return own;
  const std::scoped_lock lock(missing_->mutex);
  auto& shown = missing_->shown;
  auto found = shown.find(key);
  if (found == shown.end()) found = shown.emplace(key, "⟨" + std::string(key) + "⟩").first;
  return found->second;
}

std::string_view Catalogue::french(std::string_view key) const {
  if (!french_) return {};
  const auto found = french_->find(key);
  return found == french_->end() ? std::string_view() : std::string_view(found->second.back());
}

std::span<const std::string> Catalogue::forms(std::string_view key) const {
  const auto found = texts_->find(key);
  return found == texts_->end() ? std::span<const std::string>() : found->second;
}

std::string_view Catalogue::form(std::string_view key, Values values) const {
  const auto all = forms(key);
  std::uint64_t number = 0;
  const auto counted = values.size() == 0 ? std::string_view() : values.begin()->second;
  if (all.size() < 2 || counted.empty() || std::from_chars(counted.begin(), counted.end(), number).ptr != counted.end())
    return text(key);
  const auto* own = find_conventions(language_.code);
  return all[std::min((own ? *own : french_conventions()).form_for(number), all.size() - 1)];
}

std::string Catalogue::text(std::string_view key, Values values) const {
  std::string_view rest = form(key, values);
  std::string result;
  while (!rest.empty()) {
    const auto open = rest.find('{'), close = rest.find('}', open);
    result += rest.substr(0, open);
    if (close == std::string_view::npos) return result + std::string(open < rest.size() ? rest.substr(open) : "");
    const auto name = rest.substr(open + 1, close - open - 1);
    const auto value = std::ranges::find(values, name, [](const auto& pair) { return pair.first; });
    if (value == values.end())
      result += rest.substr(open, close - open + 1);
    else if (language_.right_to_left || runs_from_the_right(value->second))
      result += isolate(value->second);
    else
      result += value->second;
    rest.remove_prefix(close + 1);
  }
  return result;
}

std::string_view Catalogue::key_of(std::string_view text) const {
  const auto found = std::ranges::find_if(*texts_, [&](const auto& entry) { return entry.second.back() == text; });
  return found == texts_->end() ? std::string_view() : std::string_view(found->first);
}

std::vector<std::string_view> Catalogue::keys() const {
  std::vector<std::string_view> keys;
  keys.reserve(texts_->size());
  for (const auto& [key, text] : *texts_) keys.emplace_back(key);
  return keys;
}

std::vector<std::string_view> placeholders(std::string_view text) {
  std::vector<std::string_view> names;
  for (auto open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
    const auto close = text.find('}', open);
    if (close == std::string_view::npos) break;
    names.push_back(text.substr(open + 1, close - open - 1));
  }
  return names;
}

namespace {

std::expected<std::vector<Catalogue>, Error> load_each(std::span<const std::filesystem::path> files) {
  std::vector<Catalogue> catalogues;
  for (const auto& file : files) {
    auto catalogue = Catalogue::load(file);
    if (!catalogue) return std::unexpected(catalogue.error());
    catalogues.push_back(*std::move(catalogue));
  }
  return catalogues;
}

}  // namespace

std::expected<std::vector<Catalogue>, Error> load_catalogues(const std::filesystem::path& folder) {
  std::error_code failed;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder, failed))
    if (entry.path().extension() == ".po") files.push_back(entry.path());
  if (failed || files.empty()) return std::unexpected(Error{Error::Kind::unreadable, folder.string()});

  // Most of a terminal's start is spent here: by two threads.
  static_assert(LIBGETTEXTPO_VERSION >= 0x001700, "several threads may read catalogues since gettext 0.23");
  const auto half = std::span(files).subspan(files.size() / 2);
  auto reading = std::async(std::launch::async, load_each, half);
  auto read = load_each(std::span(files).first(files.size() - half.size()));
  auto others = reading.get();
  if (!read) return std::unexpected(read.error());
  if (!others) return std::unexpected(others.error());
  auto catalogues = *std::move(read);
  std::ranges::move(*others, std::back_inserter(catalogues));
  std::ranges::sort(catalogues, {}, [](const Catalogue& catalogue) {
    const auto& code = catalogue.language().code;
    return std::tuple(code != "fr", !code.starts_with("fr-"), code);
  });
  if (const auto& first = catalogues.front(); first.language().code == "fr")
    for (auto& other : std::span(catalogues).subspan(1)) other.french_ = first.texts_;
  return catalogues;
}

std::expected<std::vector<Catalogue>, Error> offered(std::vector<Catalogue> catalogues,
                                                     std::span<const std::string> codes) {
  if (codes.empty()) return catalogues;
  const auto code_of = [](const Catalogue& catalogue) -> const std::string& { return catalogue.language().code; };
  std::vector<Catalogue> chosen;
  const auto take = [&](const std::string& code) {
    if (std::ranges::contains(chosen, code, code_of)) return true;
    const auto found = std::ranges::find(catalogues, code, code_of);
    if (found == catalogues.end()) return false;
    chosen.push_back(*found);
    return true;
  };
  if (!take("fr")) return std::unexpected(Error{Error::Kind::no_language, "there is no French catalogue"});
  for (const auto& code : codes)
    if (!take(code)) return std::unexpected(Error{Error::Kind::no_language, "there is no catalogue for " + code});
  return chosen;
}

}  // namespace guichet::kiosk::texts
