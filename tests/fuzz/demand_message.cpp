// A message that comes back from the registry, from a draft or from behind a slip: any bytes must be read without a
// fault, and a demand that was read must be the same once written and read again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "kiosk/demand/message.hpp"
#include "tests/kiosk/demand/random_demand.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace guichet::kiosk::demand;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto message = read_message(bytes, test_world());
  if (!message || !is_valid(message->demand)) return 0;
  const auto again = read_message(write_message(message->demand, {.sent = {}}), test_world());
  if (!again || again->demand != message->demand) std::abort();
  return 0;
}
