#include "kiosk/documents/trust.hpp"

#include <algorithm>
#include <array>
#include <ctime>
#include <fstream>
#include <iterator>
#include <optional>
#include <ranges>
#include <sstream>
#include <utility>

#include <openssl/bio.h>
#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

namespace guichet::kiosk::documents {
namespace {

template <auto Free>
struct Release {
  void operator()(auto* object) const { Free(object); }
};
using OwnedX509 = std::unique_ptr<X509, Release<X509_free>>;
using OwnedBio = std::unique_ptr<BIO, Release<BIO_free>>;

OwnedX509 decode(std::span<const std::byte> bytes) {
  const OwnedBio source(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())));
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  OwnedX509 certificate(text.contains("-----BEGIN ") ? PEM_read_bio_X509(source.get(), nullptr, nullptr, nullptr)
                                                     : d2i_X509_bio(source.get(), nullptr));
  ERR_clear_error();
  return certificate;
}

demand::Date day_of(const ASN1_TIME* time) {
  std::tm parts{};
  if (!time || ASN1_TIME_to_tm(time, &parts) != 1) return {};
  return demand::Date{std::chrono::year{parts.tm_year + 1900},
                      std::chrono::month{static_cast<unsigned>(parts.tm_mon + 1)},
                      std::chrono::day{static_cast<unsigned>(parts.tm_mday)}};
}

std::optional<Curve> curve_of(EVP_PKEY* key) {
  if (EVP_PKEY_get_base_id(key) != EVP_PKEY_EC) return std::nullopt;
  std::array<char, 64> text{};
  std::size_t length = 0;
  // Parameters spelled out may describe any curve under a known name.
  if (EVP_PKEY_get_utf8_string_param(key, OSSL_PKEY_PARAM_EC_ENCODING, text.data(), text.size(), &length) != 1 ||
      std::string_view(text.data(), length) != OSSL_PKEY_EC_ENCODING_GROUP)
    return std::nullopt;
  if (EVP_PKEY_get_group_name(key, text.data(), text.size(), &length) != 1) return std::nullopt;
  const std::string_view group(text.data(), length);
  if (group == "prime256v1") return Curve::p256;
  if (group == "secp384r1") return Curve::p384;
  if (group == "secp521r1") return Curve::p521;
  return std::nullopt;
}

bool has_test_subject(const X509* certificate) {
  std::array<char, 64> name{};
  const int length = X509_NAME_get_text_by_NID(X509_get_subject_name(certificate), NID_commonName, name.data(),
                                               static_cast<int>(name.size()));
  return length > 0 && std::string_view(name.data(), static_cast<std::size_t>(length)).starts_with("TEST");
}

Certificate read_certificate(std::span<const std::byte> bytes) {
  const OwnedX509 x509 = decode(bytes);
  if (!x509) return {};
  Certificate certificate;
  certificate.valid_from = day_of(X509_get0_notBefore(x509.get()));
  certificate.valid_to = day_of(X509_get0_notAfter(x509.get()));
  certificate.test = has_test_subject(x509.get());
  std::shared_ptr<EVP_PKEY> key(X509_get_pubkey(x509.get()), EVP_PKEY_free);
  const auto curve = key ? curve_of(key.get()) : std::nullopt;
  ERR_clear_error();
  if (!curve || !certificate.valid_from.ok() || !certificate.valid_to.ok()) return certificate;
  certificate.key = std::move(key);
  certificate.curve = *curve;
  return certificate;
}

struct Names {
  std::string_view authority, certificate;
};

// "FR06-FPE2.der"
std::optional<Names> names_in(std::string_view file) {
  const auto is_name = [](std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
  };
  const std::string_view stem = file.substr(0, file.find('.'));
  if (stem.size() != 9 || stem.size() == file.size() || (stem[4] != '-' && stem[4] != '_')) return std::nullopt;
  const Names names{stem.substr(0, 4), stem.substr(5)};
  if (!is_name(names.authority) || !is_name(names.certificate)) return std::nullopt;
  return names;
}

using Entitlements = std::map<std::string, std::set<std::string, std::less<>>, std::less<>>;

// What a missing table says, an empty one says.
Entitlements read_entitlements(const std::filesystem::path& file) {
  Entitlements all;
  std::ifstream stream(file);
  for (std::string line; std::getline(stream, line);) {
    std::istringstream words(line);
    std::string certificate, type;
    if (!(words >> certificate) || certificate.starts_with('#')) continue;
    auto& types = all[certificate];
    while (words >> type) types.insert(type);
  }
  return all;
}

std::string key_of(std::string_view authority, std::string_view certificate) {
  std::string key(authority);
  return key.append("-").append(certificate);
}

}  // namespace

std::size_t Certificate::signature_bytes() const {
  static constexpr std::array<std::size_t, 3> sizes = {64, 96, 132};
  return sizes[static_cast<std::size_t>(curve)];
}

std::expected<TrustStore, TrustError> TrustStore::load(const std::filesystem::path& folder, Unlisted unlisted) {
  std::error_code error;
  if (!std::filesystem::is_directory(folder, error)) return std::unexpected(TrustError::no_such_folder);
  TrustStore store;
  std::filesystem::directory_iterator entry(folder, error);
  for (; !error && entry != std::filesystem::directory_iterator(); entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    const auto names = names_in(name);
    if (!names || !entry->is_regular_file()) continue;
    std::ifstream file(entry->path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator(file), {}};
    if (!file) return std::unexpected(TrustError::unreadable);
    store.add(names->authority, names->certificate, std::as_bytes(std::span(bytes)));
  }
  if (error) return std::unexpected(TrustError::unreadable);
  auto entitlements = read_entitlements(folder / "signers.tsv");
  for (auto& [name, certificate] : store.certificates_) {
    const auto listed = entitlements.find(name);
    if (listed != entitlements.end())
      certificate.documents = std::move(listed->second);
    else if (unlisted == Unlisted::proves_nothing)
      certificate.documents.emplace();
  }
  return store;
}

void TrustStore::add(std::string_view authority, std::string_view certificate, std::span<const std::byte> pem_or_der) {
  certificates_.insert_or_assign(key_of(authority, certificate), read_certificate(pem_or_der));
}

void TrustStore::entitle(std::string_view authority_and_certificate, std::set<std::string, std::less<>> documents) {
  const auto found = certificates_.find(authority_and_certificate);
  if (found != certificates_.end()) found->second.documents = std::move(documents);
}

bool TrustStore::knows_authority(std::string_view authority) const {
  const auto first = certificates_.lower_bound(authority);
  return first != certificates_.end() && first->first.starts_with(authority);
}

const Certificate* TrustStore::find(std::string_view authority, std::string_view certificate) const {
  const auto found = certificates_.find(key_of(authority, certificate));
  return found == certificates_.end() ? nullptr : &found->second;
}

}  // namespace guichet::kiosk::documents
