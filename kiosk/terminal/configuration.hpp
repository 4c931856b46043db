#pragma once
// What a town sets for one terminal: where things lie, which desk it works for, how its panel is. One plain file.
// Keys are named by their path, never written; the check of the staff code is the one thing that others must not read.

#include <expected>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/demand/codes.hpp"
#include "platform/printer/choice.hpp"
#include "platform/scanner/choice.hpp"
#include "platform/vault/staff_pin.hpp"

namespace guichet::kiosk::terminal {

struct Configuration {
  std::string town;
  std::string colour = {};          // of its actions, "#RRGGBB"; none: ours
  std::filesystem::path arms = {};  // of the town, a PNG; none: a town hall stands for them
  demand::DeskCode desk = *demand::DeskCode::parse("G0000");
  std::filesystem::path database, key_file, journal;
  std::string registry_url;
  std::string documents_url = {};  // where papers go; none: they wait here, encrypted
  std::filesystem::path authority, certificate, certificate_key;
  std::filesystem::path revocations = {};  // of the authority's certificates (PEM); none: no revocation is looked at
  std::filesystem::path trust;
  platform::scanner::Choice scanner;
  int scanner_dpi = 300;  // asked of a SANE scanner, as its source
  platform::scanner::SaneWish::Source scanner_source = platform::scanner::SaneWish::Source::flatbed;
  platform::scanner::CodeReaderChoice code_reader = {};  // none, unless said
  platform::printer::Choice printer;
  bool speech = false;
  std::filesystem::path recordings = {};  // of sentences read by a person; see platform/speech/recordings.hpp
  int width = 1280, height = 800;
  bool fullscreen = false;
  bool opengles2 = false;
  bool motion = true;         // no: lists stop where the finger leaves them
  int double_strike_ms = 50;  // the same key struck again sooner counts once; 0: never
  std::optional<float> pixels_per_millimetre;
  std::optional<std::filesystem::path> desk_secret = {};  // what proves the papers of this desk; see possession.hpp
  bool identity_opens = true;  // an identity paper that matches; else for the desk alone (decision 0008)
  std::optional<platform::vault::StaffPin> staff_pin = {};  // without one, no member of staff can confirm here
  std::string desk_place = {};                              // where visitors find someone, in the town's words
  std::vector<std::string> languages = {};                  // codes, in the order offered after French; none: all
  int idle_seconds = 180;                                   // without a touch, before "are you still there?"
  int countdown_seconds = 45;                            // then, before everything is wiped: at least 20 (WCAG 2.2.1)
  int renewal_opens_month = 10;                          // after the deposit or the last renewal
  int trust_age_days = 366;                              // of the bundle of certificates, after which it proves nothing
  int draft_retention_days = 30;                         // of a demand put aside under a slip
  std::size_t largest_document = std::size_t{5} << 20U;  // bytes of one paper, as the desk takes it
  int deposit_retention_days = 30;  // of a reference and its number, once the registry has answered
};

// Where pages lie, beside the database.
inline std::filesystem::path papers_folder(const Configuration& configuration) {
  return configuration.database.parent_path() / "papers";
}

// Lines "name = value", '#' opens a comment line. Relative paths start at the file's own folder.
// The error is a sentence for the person who installs, with the line.
std::expected<Configuration, std::string> parse_configuration(std::string_view text,
                                                              const std::filesystem::path& folder);
std::expected<Configuration, std::string> read_configuration(const std::filesystem::path& file);

}  // namespace guichet::kiosk::terminal
