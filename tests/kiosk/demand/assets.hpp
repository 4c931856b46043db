#pragma once
// The terminal's own data for tests: suites run in the checkout.

#include <fstream>
#include <sstream>
#include <string>

#include "kiosk/demand/entry.hpp"

inline std::string asset(const std::string& path) {
  const std::ifstream file("assets/" + path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return std::move(text).str();
}

inline const guichet::kiosk::demand::CommuneDirectory& real_communes() {
  static const std::string bytes = asset("communes/communes.tsv");
  static const auto directory = guichet::kiosk::demand::CommuneDirectory::parse(bytes).value();
  return directory;
}

inline const guichet::kiosk::demand::CodeLists& real_code_lists() {
  static const auto lists = guichet::kiosk::demand::CodeLists::parse(asset("registry/code_lists.tsv")).value();
  return lists;
}

// A day in the middle of a year, so that years N-1 and N-2 are 2025 and 2024.
inline guichet::kiosk::demand::Context test_world() {
  using namespace std::chrono;
  return {.today = 2026y / November / 22, .communes = real_communes(), .code_lists = real_code_lists()};
}
