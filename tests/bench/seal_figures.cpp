#include "tests/bench/seal_figures.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <functional>
#include <memory>
#include <stdexcept>
#include <vector>

#include <openssl/ec.h>
#include <openssl/evp.h>

#include "kiosk/documents/reading.hpp"
#include "platform/system/paths.hpp"
#include "tests/support/sample_pages.hpp"

namespace guichet::tests {
namespace {

using namespace kiosk::documents;
using Clock = std::chrono::steady_clock;

constexpr kiosk::demand::Date today = std::chrono::year{2026} / 11 / 22;

Tables load_tables() {
  auto tables = Tables::load(platform::system::assets_folder() / "seals");
  if (!tables) throw std::runtime_error{"tables of seals: " + tables.error().file};
  return *std::move(tables);
}

TrustStore trust_of(const SealAuthority& authority) {
  TrustStore trust;
  trust.add("XX01", "DEM1", authority.certificate());
  return trust;
}

// Batches for a second; the fastest one, since whatever slows a batch is not ours.
double per_second(int batch, const std::function<void()>& work) {
  double best = 0;
  const auto end = Clock::now() + std::chrono::seconds{1};
  while (Clock::now() < end) {
    const auto started = Clock::now();
    for (int i = 0; i < batch; ++i) work();
    best = std::max(best, batch / std::chrono::duration<double>(Clock::now() - started).count());
  }
  return best;
}

double median_ms(const std::function<void()>& work) {
  std::vector<double> times;
  for (int i = 0; i < 9; ++i) {
    const auto started = Clock::now();
    work();
    times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - started).count());
  }
  std::ranges::sort(times);
  return times[times.size() / 2];
}

double reading_ms(const std::vector<std::byte>& page, const SealAuthority& authority) {
  const Tables tables = load_tables();
  const TrustStore trust = trust_of(authority);
  return median_ms([&] { read_page(page, tables, trust, today); });
}

}  // namespace

double parse_rate() {
  const Tables tables = load_tables();
  const std::string payload = SealAuthority().seal(sample_tax_notice());
  std::size_t fields = 0;
  const double rate = per_second(10'000, [&] { fields += parse_seal(payload, tables)->fields.size(); });
  if (fields == 0) throw std::runtime_error{"seal figures: nothing was parsed"};
  return rate;
}

double verify_rate() {
  const Tables tables = load_tables();
  const SealAuthority authority;
  const TrustStore trust = trust_of(authority);
  const std::string payload = authority.seal(sample_tax_notice());
  return per_second(500, [&] {
    if (verify(*parse_seal(payload, tables), trust, KioskPolicy{today}).outcome != Outcome::proven)
      throw std::runtime_error{"seal figures: not proven"};
  });
}

double primitive_verify_rate() {
  const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(EVP_EC_gen("P-256"), EVP_PKEY_free);
  const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> context(EVP_PKEY_CTX_new(key.get(), nullptr),
                                                                            EVP_PKEY_CTX_free);
  const std::array<unsigned char, 32> digest{1, 2, 3};
  std::array<unsigned char, 80> signature{};
  std::size_t length = signature.size();
  EVP_PKEY_sign_init(context.get());
  EVP_PKEY_sign(context.get(), signature.data(), &length, digest.data(), digest.size());
  EVP_PKEY_verify_init(context.get());
  return per_second(500, [&] {
    if (EVP_PKEY_verify(context.get(), signature.data(), length, digest.data(), digest.size()) != 1)
      throw std::runtime_error{"seal figures: OpenSSL refuses its own signature"};
  });
}

double page_reading_ms(int dpi) {
  const SealAuthority authority;
  return reading_ms(render(tax_notice_page(authority.seal(sample_tax_notice())), {.dpi = dpi, .degrees = 0.6}),
                    authority);
}

double unsealed_page_reading_ms(int dpi) {
  PageContent page = tax_notice_page("");
  page.symbol = Symbol::none;
  return reading_ms(render(page, {.dpi = dpi, .degrees = 0.6}), SealAuthority());
}

}  // namespace guichet::tests
