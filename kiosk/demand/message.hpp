#pragma once
// The demand as the registry's message (interfaceNuu) and back, without loss. What the registry has no known element
// for lives in the namespace urn:guichet:1, visibly ours.

#include <chrono>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/demand/entry.hpp"
#include "kiosk/demand/standing.hpp"

namespace guichet::kiosk::demand {

inline constexpr std::string_view registry_namespace = "http://nuu.application.i2/";
inline constexpr std::string_view own_namespace = "urn:guichet:1";

// typeFichier CRE, MOD, REN, RAD. All but the first carry the demand's number.
enum class FileType : unsigned char { creation, amendment, renewal, closure };

std::string_view code_of(FileType type);

struct Envelope {
  FileType type = FileType::creation;
  std::chrono::sys_seconds sent;    // written in Paris time with its offset
  std::string closure_reason = {};  // of a closure: a code of motifsRadiation
  int version_read = 0;             // of the demand that this message changes; see Standing::version

  friend bool operator==(const Envelope&, const Envelope&) = default;
};

// 7-bit text: letters beyond ASCII become character references, as the registry's MIME part announces us-ascii.
std::string write_message(const Demand& demand, const Envelope& envelope);

struct Finding {
  enum class Kind : unsigned char { missing, unknown_element, bad_value, too_many } kind;
  std::string path;  // element path, never a value

  friend bool operator==(const Finding&, const Finding&) = default;
};

struct Anomaly {
  std::string code;  // CTRL_DEM_nnnn
  std::string text;

  friend bool operator==(const Anomaly&, const Anomaly&) = default;
};

struct Message {
  Envelope envelope;
  Demand demand;
  std::vector<Anomaly> anomalies;         // answers only
  std::optional<Standing> standing = {};  // answers only
  std::vector<Finding> findings = {};     // what a registry would refuse, or what we did not understand
};

enum class ReadError : unsigned char { too_large, not_xml, too_deep, not_a_demand, no_desk };

// At most 1 MiB and 32 levels. Values that do not parse are findings and stay unanswered.
std::expected<Message, ReadError> read_message(std::string_view bytes, const Context& context);

// A demand as the registry knows it, and where it stands.
struct Registered {
  Demand demand;
  std::optional<Standing> standing;

  friend bool operator==(const Registered&, const Registered&) = default;
};

std::expected<Registered, ReadError> read_registered(std::string_view bytes, const Context& context);

}  // namespace guichet::kiosk::demand
