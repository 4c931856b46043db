#include "platform/vault/sealed_box.hpp"

#include <algorithm>
#include <memory>
#include <new>
#include <string>

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/params.h>

namespace guichet::platform::vault {
namespace {

constexpr std::size_t key_bytes = 32, nonce_size = 12, tag_size = 16;

struct Free {
  void operator()(EVP_KDF* one) const { EVP_KDF_free(one); }
  void operator()(EVP_KDF_CTX* one) const { EVP_KDF_CTX_free(one); }
  void operator()(EVP_CIPHER_CTX* one) const { EVP_CIPHER_CTX_free(one); }
};
template <typename T>
using Owned = std::unique_ptr<T, Free>;

unsigned char* raw(std::byte* bytes) { return reinterpret_cast<unsigned char*>(bytes); }
const unsigned char* raw(const std::byte* bytes) { return reinterpret_cast<const unsigned char*>(bytes); }

// With fixed algorithms and sizes, OpenSSL fails only for want of memory.
void must(bool done) {
  if (!done) throw std::bad_alloc();
}

system::SecretBytes joined(std::span<const std::byte> first, std::span<const std::byte> second) {
  system::SecretBytes both(first.size() + second.size());
  std::ranges::copy(second, std::ranges::copy(first, both.bytes().begin()).out);
  return both;
}

void derive(system::SecretBytes& both, std::string label, std::span<std::byte> result) {
  const Owned<EVP_KDF> method(EVP_KDF_fetch(nullptr, "HKDF", nullptr));
  must(method != nullptr);
  const Owned<EVP_KDF_CTX> context(EVP_KDF_CTX_new(method.get()));
  must(context != nullptr);
  char digest[] = "SHA256";
  const std::array parameters = {
      OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest, 0),
      OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_KEY, both.bytes().data(), both.size()),
      OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_INFO, label.data(), label.size()),
      OSSL_PARAM_construct_end(),
  };
  must(EVP_KDF_derive(context.get(), raw(result.data()), result.size(), parameters.data()) == 1);
}

Owned<EVP_CIPHER_CTX> cipher() {
  Owned<EVP_CIPHER_CTX> context(EVP_CIPHER_CTX_new());
  must(context != nullptr);
  return context;
}

int length(std::span<const std::byte> bytes) { return static_cast<int>(bytes.size()); }

}  // namespace

SealedBox::SealedBox(const system::SecretBytes& terminal_key, std::span<const std::byte> secret,
                     std::string_view purpose)
    : key_(key_bytes), name_{} {
  auto both = joined(terminal_key.bytes(), secret);
  derive(both, std::string(purpose) + " key 1", key_.bytes());
  derive(both, std::string(purpose) + " name 1", name_);
}

std::vector<std::byte> SealedBox::seal(std::span<const std::byte> clear, system::Random& random) const {
  std::vector<std::byte> box(nonce_size + clear.size() + tag_size);
  const auto nonce = std::span(box).first<nonce_size>();
  const auto body = std::span(box).subspan(nonce_size, clear.size());
  const auto tag = std::span(box).last<tag_size>();
  random.fill(nonce);
  const auto context = cipher();
  int written = 0;
  must(EVP_EncryptInit_ex2(context.get(), EVP_aes_256_gcm(), raw(key_.bytes().data()), raw(nonce.data()), nullptr) ==
       1);
  // The name is sealed in: a box moved under another name does not open.
  must(EVP_EncryptUpdate(context.get(), nullptr, &written, raw(name_.data()), length(name_)) == 1);
  must(EVP_EncryptUpdate(context.get(), raw(body.data()), &written, raw(clear.data()), length(clear)) == 1);
  must(EVP_EncryptFinal_ex(context.get(), raw(tag.data()), &written) == 1);
  must(EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, tag_size, tag.data()) == 1);
  return box;
}

std::optional<system::SecretBytes> SealedBox::open(std::span<const std::byte> sealed) const {
  if (sealed.size() < nonce_size + tag_size) return std::nullopt;
  const auto nonce = sealed.first<nonce_size>();
  const auto body = sealed.subspan(nonce_size, sealed.size() - nonce_size - tag_size);
  std::array<std::byte, tag_size> tag{};
  std::ranges::copy(sealed.last<tag_size>(), tag.begin());
  system::SecretBytes clear(body.size());
  const auto context = cipher();
  int written = 0;
  must(EVP_DecryptInit_ex2(context.get(), EVP_aes_256_gcm(), raw(key_.bytes().data()), raw(nonce.data()), nullptr) ==
       1);
  must(EVP_DecryptUpdate(context.get(), nullptr, &written, raw(name_.data()), length(name_)) == 1);
  must(EVP_DecryptUpdate(context.get(), raw(clear.bytes().data()), &written, raw(body.data()), length(body)) == 1);
  must(EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, tag_size, tag.data()) == 1);
  std::array<std::byte, tag_size> rest{};
  // Until this says yes, what was decrypted is nothing.
  if (EVP_DecryptFinal_ex(context.get(), raw(rest.data()), &written) != 1) return std::nullopt;
  return clear;
}

}  // namespace guichet::platform::vault
