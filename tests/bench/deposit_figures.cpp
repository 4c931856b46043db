#include "tests/bench/deposit_figures.hpp"

#include <stdexcept>

#include "kiosk/terminal/records.hpp"

namespace guichet::tests {

Series measure_deposits(const std::filesystem::path& folder, const kiosk::demand::Demand& demand) {
  platform::system::SystemRandom random;
  platform::system::SecretBytes key(32);
  random.fill(key.bytes());
  const auto steps = kiosk::terminal::migrations();
  auto database = platform::storage::Database::open(folder / "deposits.db", key, steps);
  if (!database) throw std::runtime_error("no database to deposit in");
  const platform::system::SystemClock clock;
  Series deposits;
  for (int i = 0; i < 100; ++i) {
    const double before = milliseconds(CLOCK_MONOTONIC);
    if (!kiosk::terminal::deposit(*database, demand, clock.now(), random))
      throw std::runtime_error("a deposit was refused");
    deposits.add(milliseconds(CLOCK_MONOTONIC) - before);
  }
  return deposits;
}

}  // namespace guichet::tests
