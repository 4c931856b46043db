// What every keeper of keys promises, whatever it keeps them in.
#include <functional>
#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "platform/vault/key_file.hpp"
#include "platform/vault/memory_key.hpp"
#include "tests/support/files.hpp"
#include "tests/support/seeded_random.hpp"
#include "tests/support/temporary_folder.hpp"

namespace {

using namespace guichet::platform::vault;
using guichet::platform::system::SecretBytes;
using guichet::tests::SeededRandom;
using guichet::tests::TemporaryFolder;
using guichet::tests::text_of;

SecretBytes key_of_seed_7() {
  SecretBytes key(key_size);
  SeededRandom(7).fill(key.bytes());
  return key;
}

struct Keeper {
  std::string name;
  Level level;
  std::function<std::unique_ptr<KeyProvider>(const TemporaryFolder&)> make;
};

const auto memory = Keeper{"memory", Level::memory, [](const TemporaryFolder&) -> std::unique_ptr<KeyProvider> {
                             return std::make_unique<MemoryKey>(key_of_seed_7());
                           }};
const auto key_file =
    Keeper{"key_file", Level::key_file, [](const TemporaryFolder& folder) -> std::unique_ptr<KeyProvider> {
             SeededRandom random(7);
             return std::make_unique<KeyFile>(KeyFile::create(folder / "key", random).value());
           }};

class EveryKeeper : public testing::TestWithParam<Keeper> {
 protected:
  TemporaryFolder folder;
  std::unique_ptr<KeyProvider> keeper = GetParam().make(folder);
};

TEST_P(EveryKeeper, gives_back_the_key_it_was_given) {
  const auto key = keeper->load();
  ASSERT_TRUE(key);
  EXPECT_EQ(text_of(key->bytes()), text_of(key_of_seed_7().bytes()));
}

TEST_P(EveryKeeper, gives_the_same_key_each_time_and_never_its_own_copy) {
  auto first = keeper->load().value();
  guichet::platform::system::wipe(first.bytes());
  EXPECT_EQ(text_of(keeper->load().value().bytes()), text_of(key_of_seed_7().bytes()));
}

TEST_P(EveryKeeper, says_how_well_it_keeps) { EXPECT_EQ(keeper->level(), GetParam().level); }

INSTANTIATE_TEST_SUITE_P(Vault, EveryKeeper, testing::Values(memory, key_file),
                         [](const auto& tested) { return tested.param.name; });

}  // namespace
