#include <gtest/gtest.h>

#include "platform/system/digest.hpp"
#include "tests/support/files.hpp"

namespace {

using namespace guichet::platform::system;
using guichet::tests::bytes_of;

// FIPS 180-2, B.1 and B.2.
TEST(Digest, is_like_everybodys) {
  EXPECT_EQ(hexadecimal(sha256(bytes_of("abc"))), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(hexadecimal(sha256(bytes_of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"))),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(hexadecimal(sha256({})), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

}  // namespace
