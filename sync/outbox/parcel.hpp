// A parcel to the registry: a document that follows its demand. Its bytes lie in a sealed file of the same name; here
// is only what is needed to send them once, part by part, and never from the start again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "platform/system/clock.hpp"
#include "sync/outbox/letter.hpp"

namespace guichet::sync::outbox {

enum class ParcelId : std::int64_t { unset = 0 };

struct Parcel {
  ParcelId id = ParcelId::unset;
  std::string document;                // a UUID: its identity for the registry too, and the name of its sealed file
  std::string deposit_reference = {};  // of the letter whose number it waits for; may be empty when the number is known
  std::string number = {};             // of the demand; without it the parcel waits
  std::string kind;                    // code of the paper in the registry's list
  std::optional<std::size_t> person = {};  // whose, in their order in the demand: known here alone
  std::string name;                        // of the file, as the registry shows it: never a person's
  std::uint64_t size = 0;
  std::vector<std::byte> sha256;
  platform::system::Instant written_at{};

  State state = State::waiting;
  std::string upload = {};  // where it goes on, once the registry has opened it
  std::uint64_t sent = 0;   // what the registry has said it holds
  bool in_doubt = false;    // it may hold more, or less: to be asked before anything is sent
  int attempts = 0;         // since something last came through
  int restarts = 0;         // sent whole again, because what arrived was not what left
  platform::system::Instant not_before{};
  std::string reason = {};  // why it was postponed or refused: a word for support
};

}  // namespace guichet::sync::outbox
