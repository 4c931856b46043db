#include "kiosk/documents/trust.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>
#include <utility>

#include "platform/system/digest.hpp"

namespace guichet::kiosk::documents {
namespace {

using platform::system::hexadecimal;
using platform::system::sha256;

struct Names {
  std::string_view authority, certificate;
};

bool is_name(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
}

std::string_view stem_of(std::string_view file) { return file.substr(0, file.find('.')); }

// "FR06-FPE2.der"; binary seals name certificates of five characters.
std::optional<Names> names_in(std::string_view file) {
  const std::string_view stem = stem_of(file);
  if ((stem.size() != 9 && stem.size() != 10) || stem.size() == file.size() || (stem[4] != '-' && stem[4] != '_'))
    return std::nullopt;
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

std::span<const std::byte> as_bytes(const std::string& text) { return std::as_bytes(std::span(text)); }

}  // namespace

// Reads a folder into a store; every step keeps the first error.
class TrustStore::Loading {
 public:
  Loading(const std::filesystem::path& folder, TrustStore& store) : folder_(folder), store_(store) {}

  std::expected<void, TrustError> run() {
    auto bundle = read_bundle(folder_);
    if (!bundle) return std::unexpected(bundle.error());
    store_.bundle_ = *std::move(bundle);
    if (store_.bundle_) {
      for (const auto& [name, is_in_accord] : store_.bundle_->authorities) store_.authorities_.insert(name);
    }
    auto read =
        each_file("authorities", [&](const std::string& name, const std::string& bytes) { authority(name, bytes); });
    if (!read) return read;
    if (!std::ranges::all_of(authorities_, [](const auto& one) { return one.second.is_sound(); }))
      return std::unexpected(TrustError::damaged);
    read = each_file("", [&](const std::string& name, const std::string& bytes) { certificate(name, bytes); });
    if (!read || !store_.bundle_ || met_ == store_.bundle_->files.size()) return read;
    return std::unexpected(TrustError::damaged);
  }

 private:
  // A bundle names its files with what they contain; another content is no accident that may be overlooked.
  template <typename Take>
  std::expected<void, TrustError> each_file(const std::string& part, Take take) {
    std::error_code error;
    const auto folder = part.empty() ? folder_ : folder_ / part;
    if (!part.empty() && !std::filesystem::is_directory(folder, error)) return {};
    std::filesystem::directory_iterator entry(folder, error);
    for (; !error && entry != std::filesystem::directory_iterator(); entry.increment(error)) {
      const std::string name = entry->path().filename().string();
      if (!is_ours(name) || !entry->is_regular_file(error)) continue;
      const auto listed = digest_of((std::filesystem::path(part) / name).generic_string());
      if (store_.bundle_ && !listed) continue;
      std::ifstream file(entry->path(), std::ios::binary);
      const std::string bytes{std::istreambuf_iterator(file), {}};
      if (!file) return std::unexpected(TrustError::unreadable);
      if (listed && hexadecimal(sha256(as_bytes(bytes))) != *listed) return std::unexpected(TrustError::damaged);
      met_ += listed ? 1U : 0U;
      take(name, bytes);
    }
    if (error) return std::unexpected(TrustError::unreadable);
    return {};
  }

  static bool is_ours(std::string_view name) {
    const std::string_view stem = stem_of(name);
    return names_in(name) || (stem.size() == 4 && is_name(stem) && stem.size() < name.size());
  }

  std::optional<std::string> digest_of(const std::string& name) const {
    if (!store_.bundle_) return std::nullopt;
    const auto found = store_.bundle_->files.find(name);
    return found == store_.bundle_->files.end() ? std::nullopt : std::optional(found->second);
  }

  void authority(std::string_view name, const std::string& bytes) {
    const std::string_view stem = stem_of(name);
    if (stem.size() != 4) return;
    Authority& one = authorities_[std::string(stem)];
    if (name.ends_with(".crl")) {
      one.list = decode_crl(as_bytes(bytes));
      one.has_list = true;
    } else {
      one.certificate = decode_certificate(as_bytes(bytes));
    }
    store_.authorities_.emplace(stem);
  }

  void certificate(std::string_view name, const std::string& bytes) {
    const auto names = names_in(name);
    if (!names) return;
    const OwnedX509 x509 = decode_certificate(as_bytes(bytes));
    Certificate read = read_certificate(x509.get());
    const auto issuer = authorities_.find(names->authority);
    if (x509 && issuer != authorities_.end())
      check_chain(read, *x509, issuer->second);
    else if (store_.bundle_)
      read.key.reset();
    if (store_.bundle_ && (!x509 || !has_common_name(*x509, names->certificate))) read.key.reset();
    if (store_.bundle_ && !is_in_accord(names->authority)) read.revoked = true;
    store_.certificates_.insert_or_assign(key_of(names->authority, names->certificate), std::move(read));
  }

  bool is_in_accord(std::string_view authority) const {
    const auto listed = store_.bundle_->authorities.find(authority);
    return listed != store_.bundle_->authorities.end() && listed->second;
  }

  const std::filesystem::path& folder_;
  TrustStore& store_;
  std::map<std::string, Authority, std::less<>> authorities_;
  std::size_t met_ = 0;  // files of the bundle
};

std::expected<TrustStore, TrustError> TrustStore::load(const std::filesystem::path& folder, Unlisted unlisted) {
  std::error_code error;
  if (!std::filesystem::is_directory(folder, error)) return std::unexpected(TrustError::no_such_folder);
  TrustStore store;
  if (const auto loaded = Loading(folder, store).run(); !loaded) return std::unexpected(loaded.error());
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
  certificates_.insert_or_assign(key_of(authority, certificate),
                                 read_certificate(decode_certificate(pem_or_der).get()));
}

void TrustStore::entitle(std::string_view authority_and_certificate, std::set<std::string, std::less<>> documents) {
  const auto found = certificates_.find(authority_and_certificate);
  if (found != certificates_.end()) found->second.documents = std::move(documents);
}

void TrustStore::revoke(std::string_view authority_and_certificate) {
  const auto found = certificates_.find(authority_and_certificate);
  if (found != certificates_.end()) found->second.revoked = true;
}

bool TrustStore::knows_authority(std::string_view authority) const {
  const auto first = certificates_.lower_bound(authority);
  return authorities_.contains(authority) || (first != certificates_.end() && first->first.starts_with(authority));
}

const Certificate* TrustStore::find(std::string_view authority, std::string_view certificate) const {
  auto found = certificates_.find(key_of(authority, certificate));
  if (found == certificates_.end() && certificate.size() == 5 && certificate.starts_with('0'))
    found = certificates_.find(key_of(authority, certificate.substr(1)));
  return found == certificates_.end() ? nullptr : &found->second;
}

std::optional<demand::Date> TrustStore::bundle_date() const {
  return bundle_ ? std::optional(bundle_->date) : std::nullopt;
}

bool TrustStore::is_too_old(demand::Date today) const { return bundle_ && bundle_->is_too_old(today, most_age_); }

}  // namespace guichet::kiosk::documents
