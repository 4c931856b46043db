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

TEST(AConfiguration, names_the_arms_of_the_town_or_none) {
  EXPECT_EQ(configured("printer = tray\narms = arms.png\n")->arms, "/srv/kiosk/arms.png");
  EXPECT_TRUE(configured("printer = tray\n")->arms.empty());
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
