// A ticket printer: what it says of itself, what happens in the middle of a ticket, and what a picture becomes.
#include <chrono>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "platform/printer/escpos_printer.hpp"
#include "platform/printer/ticket.hpp"
#include "tests/platform/printer/ticket_device.hpp"
#include "tests/support/files.hpp"

namespace {

using namespace guichet::platform::printer;
using namespace std::chrono_literals;
using guichet::tests::bytes_of;
using guichet::tests::patient;
using guichet::tests::text_of;
using guichet::tests::TicketDevice;
using Kind = Error::Kind;
using Health = TicketDevice::Health;

TEST(ALineAddress, is_a_port_or_a_device) {
  EXPECT_EQ(parse_line_address("10.0.0.7:9100"), LineAddress(TcpPort{"10.0.0.7", "9100"}));
  EXPECT_EQ(parse_line_address("/dev/usb/lp0"), LineAddress(DeviceFile{"/dev/usb/lp0"}));
  for (const auto* text : {"", "printer", "printer:", ":9100", "printer:91x", "printer:910000", "dev/usb/lp0"})
    EXPECT_FALSE(parse_line_address(text)) << text;
}

class ATicketPrinter : public testing::Test {
 protected:
  auto print(const std::string& ticket = "a ticket", const TicketPatience& patience = patient) {
    return printer(patience).print("receipt", {.pdf = {}, .ticket = bytes_of(ticket)}, {});
  }
  State state(const TicketPatience& patience = patient) { return printer(patience).state(); }

  TicketDevice device{TicketDevice::Wire::network};
  // For what ends because nothing happens. A device that answers still has the time for it.
  static constexpr TicketPatience hurried{.to_connect = 10s, .to_answer = 3s, .to_take = 600ms, .to_print = 900ms};

 private:
  EscPosPrinter printer(const TicketPatience& patience) const {
    return EscPosPrinter(parse_line_address(device.address()).value(), patience);
  }
};

TEST_F(ATicketPrinter, tells_its_state) {
  const std::vector<std::pair<Health, State>> states{{{}, State::ready},
                                                     {{.paper = 0x0c}, State::ready},  // the roll is near its end
                                                     {{.paper = 0x60}, State::out_of_paper},
                                                     {{.offline_causes = 0x20}, State::out_of_paper},
                                                     {{.offline_causes = 0x04}, State::cover_open},
                                                     {{.error_causes = 0x08}, State::jam},
                                                     {{.error_causes = 0x20}, State::unknown}};
  for (const auto& [health, told] : states) {
    device.be(health);
    EXPECT_EQ(state(), told) << static_cast<int>(told);
  }
  device.be({.mute = true});
  EXPECT_EQ(state(hurried), State::offline);
}

TEST_F(ATicketPrinter, is_sent_nothing_while_it_cannot_print) {
  device.be({.offline_causes = 0x04});
  EXPECT_EQ(print().error(), Error{Kind::cover_open});
  device.be({});
  EXPECT_TRUE(device.is_empty());
  EXPECT_EQ(device.came_out(), "");
}

TEST_F(ATicketPrinter, takes_a_long_ticket_piece_by_piece) {
  const std::string ticket(200'000, 'x');
  ASSERT_TRUE(print(ticket));
  EXPECT_EQ(device.came_out(), ticket);
}

TEST_F(ATicketPrinter, forgets_the_ticket_in_which_the_paper_ended) {
  device.after_bytes(5, {.paper = 0x60});
  EXPECT_EQ(print().error(), Error{Kind::out_of_paper});
  device.be({});
  ASSERT_TRUE(print("the next one"));
  EXPECT_EQ(device.came_out(), "the next one");
}

TEST_F(ATicketPrinter, is_late_when_it_takes_no_more) {
  device.after_bytes(5, {.deaf = true});
  EXPECT_EQ(print(std::string(8'000'000, 'x'), hurried).error(), Error{Kind::late});
  device.be({});
  EXPECT_EQ(device.came_out(), "");
}

TEST_F(ATicketPrinter, is_late_when_the_ticket_never_comes_out) {
  device.be({.held = true});
  EXPECT_EQ(print("a ticket", hurried).error(), Error{Kind::late});
  device.be({});
  ASSERT_TRUE(print("the next one"));
  EXPECT_EQ(device.came_out(), "the next one");
}

TEST_F(ATicketPrinter, is_found_again_after_it_was_lost_in_a_ticket) {
  device.after_bytes(5, {.mute = true});
  EXPECT_EQ(print("a ticket", hurried).error(), Error{Kind::late});
  device.be({});
  EXPECT_TRUE(print());
}

const auto black = std::byte{0xff};

TEST(ATicket, is_a_picture_in_bands_then_a_cut) {
  constexpr std::size_t line = 72;  // bytes: 576 dots
  const std::vector<std::byte> dots(line * 130, black);
  const auto bytes = ticket::encode({.height = 130, .dots = dots});
  ASSERT_TRUE(bytes);
  const std::string reset = "\x1b@", cut = std::string("\x1dVB\0", 4);
  const std::string first = std::string("\x1dv0\0\x48\0\x80\0", 8) + std::string(line * 128, '\xff');
  const std::string second = std::string("\x1dv0\0\x48\0\x02\0", 8) + std::string(line * 2, '\xff');
  EXPECT_EQ(text_of(*bytes), reset + first + second + cut);
}

TEST(ATicket, has_dots_that_no_printer_takes_for_an_order) {
  const auto dots = bytes_of("\x10\x04\x01\x10\x14\x08\x10\x05\x10\x10");
  const auto bytes = ticket::encode({.width = 80, .height = 1, .dots = dots});
  ASSERT_TRUE(bytes);
  EXPECT_TRUE(text_of(*bytes).contains("\x18\x04\x01\x18\x14\x08\x18\x05\x10\x10"));
}

TEST(ATicket, is_not_made_of_a_picture_that_does_not_fit) {
  const std::vector<std::byte> dots(72, black);
  EXPECT_FALSE(ticket::encode({.width = 584, .height = 1, .dots = dots}));
  EXPECT_FALSE(ticket::encode({.width = 576, .height = 2, .dots = dots}));
  EXPECT_FALSE(ticket::encode({.width = 576, .height = 0, .dots = {}}));
  EXPECT_TRUE(ticket::encode({.width = 576, .height = 1, .dots = dots}));
}

}  // namespace
