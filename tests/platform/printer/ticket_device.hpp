#pragma once

#include <mutex>
#include <stop_token>
#include <string>
#include <thread>

#include "platform/printer/escpos_printer.hpp"

// What stands at the other end of a ticket printer's wire: it answers status questions as the device does, lets tickets
// out when it can, and keeps them. On a TCP port, or behind a file as a USB printer is.
namespace guichet::tests {

// For a device that is a thread of this process, which may be kept from answering for a while.
inline constexpr platform::printer::TicketPatience patient{
    .to_connect = std::chrono::seconds(10), .to_answer = std::chrono::seconds(10), .to_take = std::chrono::seconds(10)};

class TicketDevice {
 public:
  enum class Wire { network, file };

  explicit TicketDevice(Wire wire);
  TicketDevice(const TicketDevice&) = delete;
  TicketDevice& operator=(const TicketDevice&) = delete;
  ~TicketDevice();

  std::string address() const { return address_; }
  std::string came_out() const;  // every whole ticket, one after the other
  bool is_empty() const;         // nothing waits inside

  struct Health {
    int offline_causes = 0, error_causes = 0, paper = 0;  // bits of the answers to DLE EOT 2, 3 and 4
    bool held = false;                                    // what came stays inside
    bool mute = false;                                    // it answers nothing
    bool deaf = false;                                    // it takes no byte
  };
  void be(const Health& health);
  void after_bytes(std::size_t count, const Health& health);  // it changes in the middle of a ticket
  void switch_off();

 private:
  void serve(const std::stop_token& stop);
  void talk(int descriptor, const std::stop_token& stop);
  std::string take(std::string& input);  // the answers to what has come whole
  std::string let_out();

  mutable std::mutex mutex_;
  Health health_, later_;
  std::size_t until_later_ = 0;
  std::string inside_, out_;
  bool asked_ = false;  // GS r stands behind what is inside
  int listener_ = -1, master_ = -1, slave_ = -1;
  std::string address_;
  std::jthread thread_;
};

}  // namespace guichet::tests
