// Reads every source of the house and holds what docs only say: which way things flow, and where each third party
// lives.
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace {

namespace fs = std::filesystem;

struct Include {
  std::string file, target;
  bool ours = false;
};

std::string contents(const fs::path& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  return text.str();
}

std::vector<fs::path> sources() {
  std::vector<fs::path> found;
  for (const auto* floor : {"platform", "sync", "kiosk"})
    for (const auto& entry : fs::recursive_directory_iterator(floor))
      if (entry.path().extension() == ".hpp" || entry.path().extension() == ".cpp") found.push_back(entry.path());
  std::ranges::sort(found);
  return found;
}

std::vector<Include> includes() {
  static const std::regex line(R"re(^\s*#\s*include\s*(["<])([^">]+)[">])re");
  std::vector<Include> all;
  for (const auto& file : sources()) {
    std::istringstream text(contents(file));
    std::smatch match;
    for (std::string one; std::getline(text, one);)
      if (std::regex_search(one, match, line)) all.push_back({file.string(), match[2], match[1] == "\""});
  }
  return all;
}

// "kiosk/ui" of "kiosk/ui/text/engine.hpp": the second level is the room.
std::string room_of(const std::string& file) {
  const auto first = file.find('/'), second = file.find('/', first + 1);
  return second == std::string::npos ? file.substr(0, first) : file.substr(0, second);
}

std::string told(const Include& include) { return include.file + " includes " + include.target; }

std::string floor_of(const std::string& file) { return file.substr(0, file.find('/')); }

TEST(House, has_sources_to_read) { EXPECT_GT(sources().size(), 40U); }

TEST(House, flows_from_the_kiosk_to_the_ground_and_never_back) {
  const std::map<std::string, std::set<std::string>> may_use = {
      {"platform", {"platform"}}, {"sync", {"sync", "platform"}}, {"kiosk", {"kiosk", "sync", "platform"}}};
  for (const auto& include : includes())
    if (include.ours) {
      EXPECT_TRUE(may_use.at(floor_of(include.file)).contains(floor_of(include.target))) << told(include);
    }
}

TEST(House, keeps_the_kiosks_rooms_in_their_order) {
  const std::map<std::string, std::set<std::string>> may_use = {
      {"kiosk/demand", {}},
      {"kiosk/texts", {}},
      {"kiosk/rules", {"kiosk/demand"}},
      {"kiosk/documents", {"kiosk/demand", "kiosk/rules"}},
      {"kiosk/journey", {"kiosk/demand", "kiosk/rules", "kiosk/documents"}},
      {"kiosk/receipt", {"kiosk/demand", "kiosk/texts"}},
      {"kiosk/ui", {"kiosk/texts"}},
      {"kiosk/voice", {"kiosk/ui", "kiosk/texts"}},
      {"kiosk/screens",
       {"kiosk/ui", "kiosk/texts", "kiosk/journey", "kiosk/documents", "kiosk/rules", "kiosk/demand", "kiosk/receipt"}},
      {"kiosk/cli",
       {"kiosk/demand", "kiosk/rules", "kiosk/documents", "kiosk/texts"}},  // findings in the screen's words
  };
  for (const auto& include : includes()) {
    if (!include.ours || floor_of(include.file) != "kiosk" || floor_of(include.target) != "kiosk") continue;
    const auto from = room_of(include.file), to = room_of(include.target);
    const auto rule = may_use.find(from);
    if (from == to || rule == may_use.end()) continue;  // kiosk/terminal and main.cpp wire everything together
    EXPECT_TRUE(rule->second.contains(to)) << told(include);
  }
}

TEST(House, keeps_input_and_output_out_of_the_pure_rooms) {
  const std::array<std::string, 3> pure = {"kiosk/demand", "kiosk/rules", "kiosk/journey"};
  const std::set<std::string> forbidden = {"fstream", "filesystem", "iostream", "thread",
                                           "mutex",   "random",     "cstdio",   "unistd.h"};
  for (const auto& include : includes()) {
    if (std::ranges::find(pure, room_of(include.file)) == pure.end()) continue;
    EXPECT_FALSE(forbidden.contains(include.target)) << told(include);
    // An instant is a value (asking the clock for one is not), and so are a sign, and one of a closed set, which is
    // matched.
    const std::string_view name = include.target;
    const bool only_values = name == "platform/system/clock.hpp" || name == "platform/system/match.hpp" ||
                             name == "platform/system/ascii.hpp" || name.starts_with("platform/system/one_of");
    if (include.ours && !only_values) {
      EXPECT_EQ(floor_of(include.target), "kiosk") << told(include);
    }
  }
}

TEST(House, gives_each_third_party_one_room) {
  const std::vector<std::pair<std::regex, std::set<std::string>>> homes = {
      {std::regex("^SDL"), {"platform/display"}},
      {std::regex("sqlite3|sqlcipher|^sodium"), {"platform/storage"}},
      {std::regex("^cups/"), {"platform/printer"}},
      {std::regex("^sane/"), {"platform/scanner/sane"}},  // a program of its own: never the kiosk's
      {std::regex("^turbojpeg"), {"platform/scanner", "kiosk/documents"}},
      {std::regex("^(espeak|alsa)"), {"platform/speech"}},
      {std::regex("^curl/"), {"sync/transfer"}},
      {std::regex("^httplib"), {"sync/sandbox"}},
      {std::regex("^pugixml"), {"sync/registry", "sync/sandbox", "kiosk/demand"}},
      {std::regex("^ZXing/|^leptonica/|^allheaders|^tesseract/|^poppler"), {"kiosk/documents"}},
      {std::regex("^imgui"), {"kiosk/ui"}},
      {std::regex("^hb"), {"kiosk/ui", "kiosk/receipt"}},  // Pango's own faces are HarfBuzz's
      {std::regex("^(fribidi|ft2build|freetype)"), {"kiosk/ui"}},
      {std::regex("^(cairo|pango|qrencode)"), {"kiosk/receipt"}},
      {std::regex("^gettext-po"), {"kiosk/texts"}},
      {std::regex("^nlohmann/"), {"kiosk/cli"}},
      {std::regex("^stb"), {}},
  };
  for (const auto& include : includes())
    for (const auto& [library, rooms] : homes)
      if (!include.ours && std::regex_search(include.target, library)) {
        const auto lives_in = [&include](const std::string& room) { return include.file.starts_with(room + "/"); };
        EXPECT_TRUE(std::ranges::any_of(rooms, lives_in)) << told(include);
      }
}

// What drives scanners is a program of its own, and no part of another.
TEST(House, keeps_the_drivers_of_scanners_out_of_the_kiosk) {
  const std::string drivers = "platform/scanner/sane/";
  for (const auto& include : includes())
    if (include.ours && include.target.starts_with(drivers)) {
      EXPECT_TRUE(include.file.starts_with(drivers)) << told(include);
    }
}

TEST(House, keeps_files_short_enough_to_read) {
  for (const auto& file : sources()) {
    const auto text = contents(file);
    EXPECT_LE(std::ranges::count(text, '\n'), 300) << file << ": an idea is missing a name";
  }
}

TEST(House, explains_each_public_header) {
  for (const auto& file : sources()) {
    if (file.extension() != ".hpp") continue;
    const auto text = contents(file);
    EXPECT_TRUE(text.contains("#pragma once")) << file;
    const bool small = std::ranges::count(text, '\n') < 40;
    EXPECT_TRUE(small || text.substr(0, 800).contains("\n// ") || text.starts_with("// "))
        << file << " does not say what it is for";
  }
}

}  // namespace
