#pragma once
// An outbox in a database of its own, and letters to put into it.

#include <gtest/gtest.h>

#include "sync/outbox/outbox.hpp"
#include "tests/support/creation_message.hpp"
#include "tests/support/seeded_random.hpp"
#include "tests/support/temporary_folder.hpp"

namespace guichet::tests {

using namespace guichet::sync::outbox;
using namespace std::chrono_literals;
using guichet::platform::storage::Error;
using guichet::platform::system::SecretBytes;

inline constexpr const char* its_number = "1111126000001G1104";
inline const Instant noon{std::chrono::sys_days{2026y / 11 / 22} + 12h};

class Outbox : public testing::Test {
 protected:
  Database open(std::span<const guichet::platform::storage::Migration> schema = migrations(),
                const char* file = "kiosk.db") {
    const SecretBytes key{32};
    auto opened = Database::open(folder / file, key, schema);
    if (!opened) throw std::runtime_error{opened.error().detail};
    return std::move(*opened);
  }
  static Letter letter(int sequence) {
    const std::string digits = std::to_string(100000 + sequence);
    return {.kind = "CRE",
            .deposit_reference = "D-7K3QM-" + digits,
            .file_name = "DEMG1104-202611221200-" + digits + ".xml",
            .body = to_bytes("<interfaceNuu>DURAND" + digits + "</interfaceNuu>"),
            .written_at = noon,
            .number = {},
            .anomalies = {}};
  }
  // About a demand the registry already numbered.
  static Letter change(int sequence, std::string_view kind, std::string_view number) {
    auto about = letter(sequence);
    about.kind = kind;
    about.number = number;
    return about;
  }
  LetterId sending(const Letter& about) {
    const auto id = put(database, about).value();
    EXPECT_TRUE(mark_sending(database, id));
    return id;
  }
  LetterId sending(int sequence) {
    const auto id = put(database, letter(sequence)).value();
    EXPECT_TRUE(mark_sending(database, id));
    return id;
  }
  Letter stored(int sequence) { return find(database, letter(sequence).deposit_reference).value().value(); }

  guichet::tests::TemporaryFolder folder;
  guichet::tests::SeededRandom random{7};
  Database database = open();
};

}  // namespace guichet::tests
