#pragma once
// Small values that several places of a session share.

#include <cstdint>
#include <functional>
#include <map>
#include <string>

namespace guichet::kiosk::journey {

using Form = std::map<std::string, std::string, std::less<>>;  // field name -> what stands in it, as typed

// How the printing of a paper goes. Each that failed has its sentence "print.<name>", and what to do ".next".
enum class PrintState : unsigned char {
  not_asked,
  printing,
  printed,
  out_of_paper,
  cover_open,
  jam,
  offline,
  failed,  // for a reason that the printer does not name
};
constexpr bool has_failed(PrintState state) { return state >= PrintState::out_of_paper; }
std::string text_key(PrintState failed);

// Each with its sentence "scan.<name>".
enum class ScanProblem : unsigned char {
  no_paper,
  unreadable,
  unchecked,  // no time, or no way, to look for a social security number on it
  no_seal,
  another_document,
  another_year,
  no_number,
  no_slip,
  no_zone,  // of an identity paper, or not all of it
  busy,
  cover_open,
  jammed,
  scanner_failed
};
std::string text_key(ScanProblem problem);

}  // namespace guichet::kiosk::journey
