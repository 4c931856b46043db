// The ways a registry goes wrong that a terminal must survive; each has a name, and is asked for by name.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <mutex>
#include <optional>
#include <string_view>

namespace guichet::sync::sandbox {

enum class Misbehaviour : std::uint8_t {
  none,
  answer_lost,         // registers, then closes without a byte of answer
  slow_drip,           // one byte a second
  cut_before_answer,   // closes without registering
  strange_success,     // 201, 204, then 200 and nothing in it
  rule_refusal,        // two anomalies
  fault,               // SOAP fault, status 500
  maintenance,         // 503 with Retry-After
  other_host,          // redirect to another name
  credential_refused,  // 403
  same_number_twice,   // the number of another demand
  clock_skew,          // two days ahead
  changed_meanwhile,   // another desk renews the demand: after it is read, or just before a change of it comes in
  // Of documents, and of nothing else.
  upload_cut,           // closes when `bytes` of a part have come in, and keeps those
  upload_answer_lost,   // keeps the part, then closes without a byte of answer
  upload_conflict,      // 409, whatever the offset
  upload_wrong_digest,  // says that another document arrived
  upload_forgotten,     // 404: what had arrived is gone
  upload_maintenance,   // 503 with Retry-After
};

std::optional<Misbehaviour> misbehaviour_named(std::string_view name);

struct Order {
  Misbehaviour what = Misbehaviour::none;
  std::optional<int> times = {};  // nothing: until told otherwise
  int bytes = 0;                  // of upload_cut
};

// NAME, NAME:COUNT, and upload_cut=BYTES or upload_cut=BYTES:COUNT.
std::optional<Order> parse_order(std::string_view text);

// The order in force, counted down by each call it spoils. Safe from any thread.
class Mood {
 public:
  void obey(Order order);
  Misbehaviour next();
  // For documents: the order, if it is one of these; otherwise nothing is counted down.
  std::optional<Order> spoil(std::initializer_list<Misbehaviour> those);

 private:
  void count_down();

  std::mutex mutex_;
  Order order_;
};

}  // namespace guichet::sync::sandbox
