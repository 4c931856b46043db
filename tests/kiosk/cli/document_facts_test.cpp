// What read-document says beside seals: zones of identity papers, numbers, and what papers say against a demand.
#include <gtest/gtest.h>

#include "tests/kiosk/cli/asked.hpp"
#include "tests/support/creation_message.hpp"
#include "tests/support/files.hpp"
#include "tests/support/ocr_b/mrz_page.hpp"
#include "tests/support/ocr_b/mrz_text.hpp"
#include "tests/support/sample_pages.hpp"
#include "tests/support/temporary_folder.hpp"

namespace {

using namespace guichet::kiosk;
using namespace guichet::tests;
using nlohmann::json;

const std::string number = "1110318016982G1104";

std::string pgm(const documents::Picture& picture) {
  std::string text = "P5\n" + std::to_string(picture.width) + ' ' + std::to_string(picture.height) + "\n255\n";
  return text.append(reinterpret_cast<const char*>(picture.grey.data()), picture.grey.size());
}

MrzHolder passport_of(std::string surname, std::string first_names) {
  return {.kind = MrzKind::td3,
          .code = "P",
          .issuer = "PRT",
          .number = "12AB34567",
          .surname = std::move(surname),
          .first_names = std::move(first_names),
          .nationality = "PRT",
          .birth = "850303",
          .expiry = "310803"};
}

std::string page_of(const MrzHolder& holder) {
  return pgm(draw_mrz({.lines = split(mrz_text(holder), mrz_width(holder.kind))}).picture);
}

// Agnès Durand, born in March 1985, and her daughter Lou.
std::string demand_of_durand() {
  return replaced(replaced(creation_message(), "<ns1:prenom>Agn",
                           "<ns1:nomPatronymique>DURAND</ns1:nomPatronymique><ns1:prenom>Agn"),
                  ">2015<", ">2015-06-01<");
}

class DocumentFacts : public testing::Test {
 protected:
  DocumentFacts() { authority_.write_certificate(folder_ / "trust"); }

  std::string keep(std::string_view name, std::string_view bytes) {
    write_file(folder_ / name, bytes);
    return (folder_ / name).string();
  }

  Answer run(std::vector<std::string> words) {
    words.insert(words.begin(), {"read-document", "--trust", (folder_ / "trust").string()});
    answer_ = asked(words);
    return answer_;
  }

  json page_of_file(std::string_view bytes, std::vector<std::string> options = {}) {
    options.push_back(keep("page", bytes));
    return run(std::move(options)).page();
  }
  json against(const std::string& demand, std::string_view bytes) {
    return page_of_file(bytes, {"--demand", keep("demande.xml", demand)}).at("findings");
  }

  static json finding(const json& list, std::string_view fact) {
    for (const json& one : list)
      if (one.at("fact") == fact) return one;
    return nullptr;
  }

  TemporaryFolder folder_;
  SealAuthority authority_;
  Answer answer_;  // the last one
};

TEST_F(DocumentFacts, read_an_identity_paper_and_show_neither_its_number_nor_a_country) {
  const json zone = page_of_file(page_of(passport_of("DA SILVA", "INES MARIA"))).at("mrz");
  EXPECT_EQ(zone.at("layout"), "td3");
  EXPECT_EQ(zone.at("code"), json({{"value", "P"}, {"doubt", nullptr}}));
  EXPECT_EQ(zone.at("surname"), json({{"value", "DA SILVA"}, {"doubt", nullptr}, {"cut", false}}));
  EXPECT_EQ(zone.at("first_names").at("value"), "INES MARIA");
  EXPECT_EQ(zone.at("birth").at("value"), "1985-03-03");
  EXPECT_EQ(zone.at("expiry").at("value"), "2031-08-03");
  EXPECT_EQ(zone.at("sex").at("value"), "female");
  EXPECT_EQ(zone.at("number").at("value"), "•••••4567");
  EXPECT_EQ(zone.at("nationality").at("value"), "european_union");
  EXPECT_EQ(zone.at("issuer").at("value"), "european_union");
  EXPECT_EQ(zone.at("issued"), json({{"value", nullptr}, {"doubt", "not_stated"}}));
  EXPECT_GT(zone.at("checks_held"), 0);
  EXPECT_EQ(zone.at("checks_failed"), 0);
  EXPECT_FALSE(answer_.out.contains("12AB34567"));
  EXPECT_FALSE(answer_.out.contains("PRT"));
}

TEST_F(DocumentFacts, say_that_a_page_has_no_zone_and_no_number) {
  const json page = page_of_file(text_of(render(tax_notice_page("X"))));
  EXPECT_EQ(page.at("mrz"), nullptr);
  EXPECT_EQ(page.at("unique_number"), nullptr);
  EXPECT_FALSE(page.contains("findings")) << "nothing to compare with";
}

TEST_F(DocumentFacts, find_the_number_of_a_demand_in_the_code_of_our_papers) {
  const auto number_of = [&](const std::string& code) {
    return page_of_file(text_of(render(plain_page("REÇU", code, Symbol::qr_code)))).at("unique_number");
  };
  EXPECT_EQ(number_of(number), number);
  EXPECT_EQ(number_of("GUICHET:N:" + number + ":ABCDEFGHJKMNPQRSTVWXYZ0123"), number);
  EXPECT_EQ(number_of("https://example.org/"), nullptr);
}

TEST_F(DocumentFacts, read_a_number_in_letters_only_when_asked) {
  PageContent letter = plain_page("LETTRE", "", Symbol::none);
  letter.lines = {{"Numéro unique", "111 0318 016982 G1104"}};
  EXPECT_EQ(page_of_file(text_of(render(letter))).at("unique_number"), nullptr);
  EXPECT_EQ(page_of_file(text_of(render(letter)), {"--numbers"}).at("unique_number"), number);
}

TEST_F(DocumentFacts, tell_what_a_sealed_notice_says_against_a_demand) {
  const json list = against(demand_of_durand(), text_of(render(tax_notice_page(authority_.seal(sample_tax_notice())))));
  const json seal = finding(list, "seal");
  EXPECT_EQ(seal.at("result"), "passed");
  EXPECT_EQ(seal.at("origin"), "sealed");
  EXPECT_EQ(seal.at("sentence"), "Le sceau de ce papier est bon.");
  const json name = finding(list, "name");
  EXPECT_EQ(name.at("result"), "failed");
  EXPECT_EQ(name.at("person"), json({{"index", 0}, {"subject", "applicant"}}));
  EXPECT_EQ(name.at("staff_sentence"), "Le nom du papier n’est pas celui de la demande.");
  EXPECT_EQ(name.at("article"), "CCH R441-2-2 a)");
  EXPECT_EQ(answer_.code, cli::ExitCode::doubt) << "the seal is proven, the demand says otherwise";
}

TEST_F(DocumentFacts, say_nothing_of_an_altered_paper_but_that_it_is) {
  const json list = against(demand_of_durand(),
                            text_of(render(tax_notice_page(with_forged_income(authority_.seal(sample_tax_notice()))))));
  ASSERT_EQ(list.size(), 1U);
  EXPECT_EQ(list.at(0).at("result"), "failed");
  EXPECT_EQ(answer_.code, cli::ExitCode::altered);
}

TEST_F(DocumentFacts, find_whose_identity_paper_it_is) {
  const json mother = against(demand_of_durand(), page_of(passport_of("DURAND", "AGNES")));
  EXPECT_EQ(finding(mother, "name").at("result"), "passed");
  EXPECT_EQ(finding(mother, "name").at("origin"), "read");
  EXPECT_EQ(finding(mother, "birth_date").at("result"), "passed");
  const json child = against(demand_of_durand(), page_of(passport_of("DURAND", "LOU")));
  EXPECT_EQ(finding(child, "name").at("person"), json({{"index", 1}, {"subject", "dependant"}}));
  EXPECT_EQ(finding(child, "birth_date").at("result"), "failed");
}

TEST_F(DocumentFacts, need_a_demand_that_can_be_read) {
  const std::string page = keep("page", text_of(blank_page()));
  EXPECT_EQ(run({"--demand", (folder_ / "absent.xml").string(), page}).code, cli::ExitCode::unreadable);
  EXPECT_FALSE(answer_.err.empty());
  EXPECT_TRUE(answer_.out.empty());
  EXPECT_EQ(run({"--demand", keep("demande.xml", "<a/>"), page}).code, cli::ExitCode::unreadable);
  EXPECT_EQ(run({page, "--demand"}).code, cli::ExitCode::usage);
}

// A number of nobody: its commune does not exist.
TEST_F(DocumentFacts, never_show_a_social_security_number_that_a_seal_holds) {
  const std::string nir = "285129999903611";
  SealContent content = sample_tax_notice();
  content.fields.at(3).value = "SPECIMEN " + nir;
  const std::string payload = authority_.seal(content);
  const json code = page_of_file(payload, {"--payload"}).at("codes").at(0);
  EXPECT_EQ(code.at("seal").at("verdict"), "proven");
  EXPECT_EQ(code.at("seal").at("fields").at(3).at("value"), "SPECIMEN ***************");
  EXPECT_EQ(code.at("text"), replaced(payload, nir, "***************"));
  EXPECT_FALSE(answer_.out.contains(nir));
  page_of_file("EXYZ01" + payload.substr(0, 100) + "\nEXYZ11" + payload.substr(100), {"--payload"});
  EXPECT_FALSE(answer_.out.contains(nir));
  page_of_file(text_of(render(plain_page("CARTE", nir, Symbol::qr_code))));
  EXPECT_FALSE(answer_.out.contains(nir));
}

class SealOverTwoFiles : public DocumentFacts {
 protected:
  // Cut in the middle of its fourth value.
  std::vector<std::string> files_of(const std::string& value) {
    SealContent content = sample_tax_notice();
    content.fields.at(3).value = value;
    const std::string payload = authority_.seal(content);
    const std::size_t cut = payload.find(value) + value.size() / 2;
    const auto page = [&](std::string_view name, const std::string& code) {
      return keep(name, text_of(render(plain_page("PAGE", code, Symbol::data_matrix))));
    };
    return {page("1.png", "EXYZ01" + payload.substr(0, cut)), page("2.png", "EXYZ11" + payload.substr(cut))};
  }
};

TEST_F(SealOverTwoFiles, is_judged_once_in_the_file_that_completes_it) {
  const auto files = files_of("SPECIMEN CAMILLE");
  const std::string &first = files.at(0), &second = files.at(1);
  const Answer both = run({"--demand", keep("demande.xml", demand_of_durand()), first, second});
  EXPECT_EQ(both.code, cli::ExitCode::doubt);
  const json begun = both.page(0), whole = both.page(1);
  EXPECT_EQ(begun.at("codes").at(0).at("seal").at("reason"), "incomplete_set");
  EXPECT_EQ(begun.at("codes").at(0).at("whole_in"), second);
  EXPECT_TRUE(begun.at("findings").empty());
  EXPECT_EQ(whole.at("codes").at(0).at("seal").at("verdict"), "proven");
  EXPECT_EQ(whole.at("codes").at(0).at("whole_in"), second);
  EXPECT_EQ(finding(whole.at("findings"), "seal").at("result"), "passed");
  EXPECT_TRUE(run({first}).page().at("codes").at(0).at("whole_in").is_null());
}

TEST_F(SealOverTwoFiles, keeps_its_lines_in_the_order_of_the_files) {
  const auto files = files_of("SPECIMEN CAMILLE");
  const std::string blank = keep("blank.png", text_of(blank_page())), absent = (folder_ / "absent").string();
  const std::vector<std::string> given{blank, files.at(1), absent, blank, files.at(0)};
  EXPECT_EQ(run(given).code, cli::ExitCode::unreadable);
  std::vector<std::string> told;
  for (const json& line : answer_.lines()) told.push_back(line.at("path"));
  EXPECT_EQ(told, given);
}

// A number of nobody, cut in two by the border of the symbols.
TEST_F(SealOverTwoFiles, shows_no_half_of_a_social_security_number) {
  const std::string nir = "285129999903611", half = nir.substr(0, 7), other_half = nir.substr(7);
  const auto files = files_of(nir);
  EXPECT_EQ(run({files.at(0), files.at(1)}).page(1).at("codes").at(0).at("seal").at("fields").at(3).at("value"),
            "***************");
  EXPECT_FALSE(answer_.out.contains(half));
  EXPECT_FALSE(answer_.out.contains(other_half));
  for (const std::string& alone : files) {
    run({alone});
    EXPECT_FALSE(answer_.out.contains(half)) << "nobody knows what the missing symbol holds";
    EXPECT_FALSE(answer_.out.contains(other_half));
  }
}

}  // namespace
