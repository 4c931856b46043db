#include "kiosk/texts/catalogue.hpp"

#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/temporary_folder.hpp"
#include "tests/support/work_time.hpp"

using namespace guichet::kiosk;
using guichet::tests::TemporaryFolder;
using testing::ElementsAre;
using Kind = texts::Error::Kind;

namespace {

constexpr std::string_view french_header =
    "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
    "\"Language: fr\\n\"\n\"X-Native-Name: Français\\n\"\n\n";

std::filesystem::path write(const std::filesystem::path& path, std::string_view content) {
  std::ofstream(path) << content;
  return path;
}

std::string header(std::string_view code, std::string_view name, std::string_view more = {}) {
  return "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Language: " + std::string(code) +
         "\\n\"\n\"X-Native-Name: " + std::string(name) + "\\n\"\n" + std::string(more) + "\n";
}

struct Catalogues : testing::Test {
  TemporaryFolder folder;

  auto load(std::string_view messages) {
    return texts::Catalogue::load(write(folder / "fr.po", std::string(french_header) + std::string(messages)));
  }
};

}  // namespace

TEST_F(Catalogues, give_the_text_of_a_key) {
  const auto catalogue = load("msgid \"welcome.start\"\nmsgstr \"Faire une demande\"\n");
  ASSERT_TRUE(catalogue);
  EXPECT_EQ(catalogue->text("welcome.start"), "Faire une demande");
  EXPECT_TRUE(catalogue->has("welcome.start"));
  EXPECT_THAT(catalogue->keys(), ElementsAre("welcome.start"));
}

TEST_F(Catalogues, show_a_missing_key_between_angles) {
  const auto catalogue = load("msgid \"a\"\nmsgstr \"b\"\n");
  ASSERT_TRUE(catalogue);
  EXPECT_EQ(catalogue->text("no.such"), "⟨no.such⟩");
  EXPECT_EQ(catalogue->text("no.such", {{"name", "x"}}), "⟨no.such⟩");
  EXPECT_FALSE(catalogue->has("no.such"));
}

TEST_F(Catalogues, put_values_in_their_places) {
  const auto catalogue = load("msgid \"a\"\nmsgstr \"{first} puis {second}, encore {first} et {third}\"\n");
  ASSERT_TRUE(catalogue);
  EXPECT_EQ(catalogue->text("a", {{"first", "1"}, {"second", "{first}"}}), "1 puis {first}, encore 1 et {third}");
}

TEST_F(Catalogues, take_of_a_text_that_counts_the_form_of_its_first_value) {
  const auto catalogue =
      load("msgid \"a\"\nmsgid_plural \"a\"\nmsgstr[0] \"{n} jour, {of}\"\nmsgstr[1] \"{n} jours, {of}\"\n");
  ASSERT_TRUE(catalogue);
  EXPECT_EQ(catalogue->text("a", {{"n", "0"}, {"of", "9"}}), "0 jour, 9");
  EXPECT_EQ(catalogue->text("a", {{"n", "1"}, {"of", "9"}}), "1 jour, 9");
  EXPECT_EQ(catalogue->text("a", {{"n", "2"}, {"of", "1"}}), "2 jours, 1");
  EXPECT_EQ(catalogue->text("a", {{"n", "deux"}, {"of", "9"}}), "deux jours, 9");
  EXPECT_EQ(catalogue->text("a"), "{n} jours, {of}");
}

TEST_F(Catalogues, leave_out_a_text_that_counts_without_all_its_forms) {
  const auto catalogue = load("msgid \"a\"\nmsgid_plural \"a\"\nmsgstr[0] \"{n} jour\"\nmsgstr[1] \"\"\n");
  ASSERT_TRUE(catalogue);
  EXPECT_FALSE(catalogue->has("a"));
}

TEST_F(Catalogues, leave_an_open_brace_alone) {
  const auto catalogue = load("msgid \"a\"\nmsgstr \"{first} puis {\"\n");
  ASSERT_TRUE(catalogue);
  EXPECT_EQ(catalogue->text("a", {{"first", "1"}}), "1 puis {");
}

TEST_F(Catalogues, isolate_values_where_directions_meet) {
  const auto arabic =
      texts::Catalogue::load(write(folder / "ar.po", header("ar", "العربية", "\"X-Right-To-Left: yes\\n\"\n") +
                                                         "msgid \"a\"\nmsgstr \"رقم {n}\"\n"));
  ASSERT_TRUE(arabic);
  EXPECT_TRUE(arabic->language().right_to_left);
  EXPECT_EQ(arabic->text("a", {{"n", "01 23"}}), "رقم \u206801 23\u2069");
  const auto french = load("msgid \"a\"\nmsgstr \"Bonjour {name}\"\n");
  ASSERT_TRUE(french);
  EXPECT_EQ(french->text("a", {{"name", "Anaïs"}}), "Bonjour Anaïs");
  EXPECT_EQ(french->text("a", {{"name", "محمد"}}), "Bonjour \u2068محمد\u2069");
}

TEST_F(Catalogues, say_which_language_they_are_in) {
  const auto catalogue = load("");
  ASSERT_TRUE(catalogue);
  EXPECT_EQ(catalogue->language(), (texts::Language{.code = "fr", .native_name = "Français", .right_to_left = false}));
}

TEST_F(Catalogues, leave_out_what_is_doubtful_obsolete_or_empty) {
  const auto catalogue = load(
      "#, fuzzy\nmsgid \"doubtful\"\nmsgstr \"?\"\n\nmsgid \"empty\"\nmsgstr \"\"\n\n#~ msgid \"old\"\n#~ msgstr "
      "\"vieux\"\n");
  ASSERT_TRUE(catalogue);
  EXPECT_TRUE(catalogue->keys().empty());
}

TEST_F(Catalogues, tell_unreadable_malformed_and_nameless_files_apart) {
  const auto absent = texts::Catalogue::load(folder / "absent.po");
  ASSERT_FALSE(absent);
  EXPECT_EQ(absent.error().kind, Kind::unreadable);

  const auto broken = load("msgid \"a\nmsgstr \"b\"\n");
  ASSERT_FALSE(broken);
  EXPECT_EQ(broken.error().kind, Kind::malformed);
  EXPECT_THAT(broken.error().detail, testing::HasSubstr("fr.po:8"));

  const auto twice = load("msgid \"a\"\nmsgstr \"b\"\n\nmsgid \"a\"\nmsgstr \"c\"\n");
  ASSERT_FALSE(twice);
  EXPECT_EQ(twice.error().kind, Kind::malformed);

  const auto nameless = texts::Catalogue::load(write(folder / "x.po", "msgid \"a\"\nmsgstr \"b\"\n"));
  ASSERT_FALSE(nameless);
  EXPECT_EQ(nameless.error().kind, Kind::no_language);
}

TEST_F(Catalogues, of_a_folder_come_with_french_first) {
  for (const auto* code : {"en", "ar", "fr-falc", "fr"})
    write(folder / (std::string(code) + ".po"), header(code, code));
  const auto catalogues = texts::load_catalogues(folder.path());
  ASSERT_TRUE(catalogues);
  std::vector<std::string> codes;
  for (const auto& catalogue : *catalogues) codes.push_back(catalogue.language().code);
  EXPECT_THAT(codes, ElementsAre("fr", "fr-falc", "ar", "en"));
  EXPECT_FALSE(texts::load_catalogues(folder / "absent"));
}

TEST_F(Catalogues, of_a_folder_know_the_french_of_what_they_translate) {
  write(folder / "fr.po",
        header("fr", "Français") + "msgid \"sign\"\nmsgstr \"Je signe\"\n\nmsgid \"new\"\nmsgstr \"Neuf\"\n");
  write(folder / "es.po", header("es", "Español") + "msgid \"sign\"\nmsgstr \"Firmo\"\n");
  const auto catalogues = *texts::load_catalogues(folder.path());
  EXPECT_EQ(catalogues[0].french("sign"), "");
  EXPECT_EQ(catalogues[1].text("sign"), "Firmo");
  EXPECT_EQ(catalogues[1].french("sign"), "Je signe");
  EXPECT_EQ(catalogues[1].text("new"), "Neuf") << "not translated yet";
  EXPECT_FALSE(catalogues[1].has("new"));
  EXPECT_EQ(catalogues[1].text("nowhere"), "⟨nowhere⟩");
}

TEST_F(Catalogues, are_offered_in_the_order_of_the_town) {
  for (const auto* code : {"ar", "fr", "tr", "zh"}) write(folder / (std::string(code) + ".po"), header(code, code));
  const auto all = *texts::load_catalogues(folder.path());
  const auto codes = [&](std::vector<std::string> wanted) {
    const auto chosen = texts::offered(all, wanted);
    std::vector<std::string> given;
    for (const auto& catalogue : *chosen) given.push_back(catalogue.language().code);
    return given;
  };
  EXPECT_THAT(codes({}), ElementsAre("fr", "ar", "tr", "zh"));
  EXPECT_THAT(codes({"zh", "ar"}), ElementsAre("fr", "zh", "ar")) << "French is always there";
  EXPECT_THAT(codes({"tr", "fr", "tr"}), ElementsAre("fr", "tr"));
  EXPECT_EQ(texts::offered(all, std::vector<std::string>{"en"}).error().kind, Kind::no_language);
}

TEST_F(Catalogues, say_whether_somebody_has_read_them_again) {
  const std::string_view message = "msgid \"a\"\nmsgstr \"b\"\n";
  EXPECT_TRUE(load(message)->language().reviewed);
  EXPECT_FALSE(load("#. unreviewed\n" + std::string(message))->language().reviewed);
  const auto none = write(folder / "tr.po", header("tr", "Türkçe", "\"X-Review: none\\n\"\n"));
  EXPECT_FALSE(texts::Catalogue::load(none)->language().reviewed);
}

TEST_F(Catalogues, of_600_messages_do_not_delay_the_start) {
  std::string messages;
  for (int i = 0; i < 600; ++i)
    messages += "msgid \"screen.part." + std::to_string(i) +
                "\"\nmsgstr \"Vos réponses sont gardées jusqu’à demain soir.\"\n\n";
  write(folder / "fr.po", std::string(french_header) + messages);
  const auto best = guichet::tests::least_work_time(
      [&] { ASSERT_EQ(texts::Catalogue::load(folder / "fr.po")->keys().size(), 600U); });
  RecordProperty("microseconds", static_cast<int>(best.count()));
  std::printf("600 messages: %ld us\n", long{best.count()});
  EXPECT_LT(best, std::chrono::milliseconds{200});  // under 5 ms on a terminal
}

TEST(Placeholders, are_found_in_order) {
  EXPECT_THAT(texts::placeholders("{a} et {b_2}, {"), ElementsAre("a", "b_2"));
  EXPECT_TRUE(texts::placeholders("rien").empty());
}
