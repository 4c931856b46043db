#include "platform/printer/choice.hpp"

#include <gtest/gtest.h>

namespace {

using namespace guichet::platform::printer;

TEST(APrintersLine, names_a_folder_from_where_the_configuration_lies) {
  EXPECT_EQ(parse_choice("folder tray", "/srv/kiosk"), Choice(Tray{"/srv/kiosk/tray"}));
  EXPECT_EQ(parse_choice("folder /var/tray", "/srv/kiosk"), Choice(Tray{"/var/tray"}));
  EXPECT_EQ(parse_choice("tray", "/srv/kiosk"), Choice(Tray{"/srv/kiosk/tray"}));
}

TEST(APrintersLine, names_a_machine) {
  EXPECT_EQ(parse_choice("ipp ipp://printer/ipp/print", "/"),
            Choice(IppAddress::parse("ipp://printer/ipp/print").value()));
  EXPECT_EQ(parse_choice("ipp://printer/", "/"), Choice(IppAddress::parse("ipp://printer/").value()));
  EXPECT_EQ(parse_choice("escpos  10.0.0.7:9100", "/"), Choice(LineAddress(TcpPort{"10.0.0.7", "9100"})));
  EXPECT_EQ(parse_choice("escpos /dev/usb/lp0", "/"), Choice(LineAddress(DeviceFile{"/dev/usb/lp0"})));
}

TEST(APrintersLine, is_refused_when_its_address_is_none) {
  for (const auto* text : {"", "ipp printer", "ipp http://printer/", "ipp:printer", "escpos printer", "escpos lp0"})
    EXPECT_FALSE(parse_choice(text, "/")) << text;
}

TEST(APrintersLine, gives_the_printer_it_names) {
  EXPECT_EQ(make_printer(Tray{"/nowhere/at/all"})->state(), State::offline);
  EXPECT_EQ(make_printer(LineAddress(DeviceFile{"/nowhere/at/all"}))->state(), State::offline);
  EXPECT_EQ(make_printer(IppAddress::parse("ipp://localhost:1/").value())->state(), State::offline);
}

}  // namespace
