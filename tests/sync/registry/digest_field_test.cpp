#include <gtest/gtest.h>

#include "sync/registry/digest_field.hpp"

namespace {

using namespace guichet::sync::registry;

std::vector<std::byte> thirty_two(unsigned char first) {
  std::vector<std::byte> bytes(32);
  for (auto& byte : bytes) byte = static_cast<std::byte>(first++);
  return bytes;
}

TEST(DigestField, is_written_as_the_rfc_says_and_read_back) {
  EXPECT_EQ(digest_field(thirty_two(0)), "sha-256=:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=:");
  EXPECT_EQ(read_digest(digest_field(thirty_two(200))), thirty_two(200));
  EXPECT_EQ(read_digest("sha-512=:AAAA:, " + digest_field(thirty_two(7))), thirty_two(7));
}

TEST(DigestField, is_nothing_when_it_is_another_or_cut) {
  for (const auto* field :
       {"", "sha-256=:", "sha-256=:AAAA:", "sha-512=:AAAA:", "sha-256=:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
        "sha-256=:!!ECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=:"})
    EXPECT_EQ(read_digest(field), std::nullopt) << field;
}

TEST(DispositionField, carries_any_name) {
  for (const auto* name : {"Avis d’impôt 2026.pdf", "a", "100 % \"sûr\"\r\nX-Header: 1"}) {
    const auto field = disposition_field(name);
    EXPECT_EQ(field.find_first_of("\r\n\" "), std::string("attachment;").size()) << "only the space of its own";
    EXPECT_EQ(field.find_first_of("\r\n\""), std::string::npos);
    EXPECT_EQ(read_disposition(field), name);
  }
  for (const auto* field : {"", "inline", "attachment; filename=a.pdf", "attachment; filename*=UTF-8''%4",
                            "attachment; filename*=UTF-8''%zz"})
    EXPECT_EQ(read_disposition(field), std::nullopt) << field;
}

}  // namespace
