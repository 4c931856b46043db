#include <string>

#include <gtest/gtest.h>

#include "kiosk/terminal/configuration.hpp"
#include "tests/support/files.hpp"
#include "tests/support/seeded_random.hpp"
#include "tests/support/temporary_folder.hpp"

namespace {

using namespace guichet::kiosk::terminal;
using namespace guichet::tests;
namespace printer = guichet::platform::printer;
namespace scanner = guichet::platform::scanner;

const std::string all_but_devices =
    "town = Mairie de Villebois\ndesk = G1104\nregistry = https://localhost/\nauthority = a\ncertificate = b\n"
    "certificate_key = c\ndatabase = d\nkey = e\njournal = f\ntrust = g\nscanner = h\n";

auto configured(const std::string& lines) { return parse_configuration(all_but_devices + lines, "/srv/kiosk"); }

TEST(AConfiguration, names_its_printer_in_one_line) {
  EXPECT_EQ(configured("printer = tray\n")->printer, printer::Choice(printer::Tray{"/srv/kiosk/tray"}));
  EXPECT_EQ(configured("printer = folder tray\n")->printer, printer::Choice(printer::Tray{"/srv/kiosk/tray"}));
  EXPECT_TRUE(
      std::holds_alternative<printer::IppAddress>(configured("printer = ipp ipp://printer/ipp/print\n")->printer));
  EXPECT_TRUE(std::holds_alternative<printer::LineAddress>(configured("printer = escpos /dev/usb/lp0\n")->printer));
}

TEST(AConfiguration, refuses_a_printer_that_cannot_be) {
  EXPECT_EQ(configured("printer = escpos nowhere\n").error(), "line 12: printer cannot have this value");
}

TEST(AConfiguration, names_what_reads_papers) {
  const auto scanner_of = [](const std::string& text) {
    auto without = all_but_devices;
    without.erase(without.find("scanner = h"));
    return parse_configuration(without + "printer = tray\nscanner = " + text + "\n", "/srv/kiosk");
  };
  EXPECT_EQ(scanner_of("pages")->scanner, scanner::Choice(scanner::Pile{"/srv/kiosk/pages"}));
  EXPECT_EQ(scanner_of("simulated:pages")->scanner, scanner::Choice(scanner::Pile{"/srv/kiosk/pages"}));
  EXPECT_EQ(scanner_of("simulated-camera:film")->scanner, scanner::Choice(scanner::Film{"/srv/kiosk/film"}));
  EXPECT_EQ(scanner_of("camera:/dev/video0")->scanner, scanner::Choice(scanner::VideoDevice{"/dev/video0"}));
  EXPECT_EQ(scanner_of("sane")->scanner, scanner::Choice(scanner::SaneWish{}));
  EXPECT_EQ(scanner_of("sane:genesys:libusb:001:004\nscanner_source = feeder\nscanner_resolution = 200")->scanner,
            scanner::Choice(scanner::SaneWish{
                .device = "genesys:libusb:001:004", .source = scanner::SaneWish::Source::feeder, .dpi = 200}));
  for (const auto* wrong : {"sane:", "camera:", "camera:video0", "simulated:", "sane\nscanner_resolution = 100",
                            "sane\nscanner_resolution = 1200", "sane\nscanner_source = drawer"})
    EXPECT_FALSE(scanner_of(wrong)) << wrong;
}

TEST(AConfiguration, has_no_code_reader_unless_it_names_one) {
  const auto reader_of = [](const std::string& text) {
    return configured("printer = tray\ncode_reader = " + text + "\n");
  };
  EXPECT_EQ(configured("printer = tray\n")->code_reader, scanner::CodeReaderChoice(scanner::NoCodeReader{}));
  EXPECT_EQ(reader_of("none")->code_reader, scanner::CodeReaderChoice(scanner::NoCodeReader{}));
  EXPECT_EQ(reader_of("serial:/dev/ttyACM0")->code_reader,
            scanner::CodeReaderChoice(scanner::SerialPort{.device = "/dev/ttyACM0", .baud = 9600}));
  EXPECT_EQ(reader_of("serial:/dev/ttyS0@115200")->code_reader,
            scanner::CodeReaderChoice(scanner::SerialPort{.device = "/dev/ttyS0", .baud = 115200}));
  EXPECT_EQ(reader_of("hid:/dev/hidraw0")->code_reader, scanner::CodeReaderChoice(scanner::HidDevice{"/dev/hidraw0"}));
  for (const auto* wrong : {"serial", "serial:ttyACM0", "serial:/dev/ttyS0@", "serial:/dev/ttyS0@1200x",
                            "serial:/dev/ttyS0@1234", "hid:", "keyboard"})
    EXPECT_FALSE(reader_of(wrong)) << wrong;
}

TEST(AConfiguration, names_the_arms_of_the_town_or_none) {
  EXPECT_EQ(configured("printer = tray\narms = arms.png\n")->arms, "/srv/kiosk/arms.png");
  EXPECT_TRUE(configured("printer = tray\n")->arms.empty());
}

TEST(AConfiguration, says_whether_an_identity_paper_opens_a_file) {
  EXPECT_TRUE(configured("printer = tray\n")->identity_opens);
  EXPECT_TRUE(configured("printer = tray\nidentity_proof = open\n")->identity_opens);
  EXPECT_FALSE(configured("printer = tray\nidentity_proof = desk\n")->identity_opens);
  EXPECT_FALSE(configured("printer = tray\nidentity_proof = no\n"));
}

// Whoever reads the check of the staff code can try six digits against it until one fits.
TEST(AConfiguration, with_a_staff_code_is_for_its_owner_alone) {
  const TemporaryFolder folder;
  const auto file = folder / "kiosk.conf";
  SeededRandom salt(1);
  const auto pin = *guichet::platform::vault::StaffPin::hash("135790", salt);
  write_file(file, all_but_devices + "printer = tray\nstaff_pin = " + pin + "\n");
  std::filesystem::permissions(file, std::filesystem::perms::owner_read | std::filesystem::perms::others_read);
  EXPECT_TRUE(read_configuration(file).error().contains("chmod 600"));
  std::filesystem::permissions(file, std::filesystem::perms::owner_read);
  EXPECT_TRUE(read_configuration(file));
}

TEST(AConfiguration, is_silent_unless_speech_is_on) {
  EXPECT_FALSE(configured("printer = tray\n")->speech);
  EXPECT_FALSE(configured("printer = tray\nspeech = off\n")->speech);
  const auto speaking = configured("printer = tray\nspeech = on\nrecordings = voices\n");
  ASSERT_TRUE(speaking);
  EXPECT_TRUE(speaking->speech);
  EXPECT_EQ(speaking->recordings, "/srv/kiosk/voices");
  EXPECT_FALSE(configured("printer = tray\nspeech = loud\n"));
}

TEST(AConfiguration, says_how_long_nobody_may_touch_within_what_people_need) {
  const std::string base = "printer = tray\n";
  EXPECT_EQ(configured(base)->idle_seconds, 180);
  EXPECT_EQ(configured(base)->countdown_seconds, 45);
  const auto patient = configured(base + "idle_seconds = 300\ncountdown_seconds = 60\n");
  ASSERT_TRUE(patient);
  EXPECT_EQ(patient->idle_seconds, 300);
  EXPECT_EQ(patient->countdown_seconds, 60);
  EXPECT_TRUE(configured(base + "countdown_seconds = 20\n"));
  for (const auto* line : {"idle_seconds = 59", "idle_seconds = 901", "idle_seconds = -180", "idle_seconds = 3 min",
                           "countdown_seconds = 19", "countdown_seconds = 121", "countdown_seconds = 0"})
    EXPECT_FALSE(configured(base + line + "\n")) << line;
}

}  // namespace
