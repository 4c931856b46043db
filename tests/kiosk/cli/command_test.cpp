#include <tuple>
#include <vector>

#include <gtest/gtest.h>

#include "platform/system/digest.hpp"
#include "tests/kiosk/cli/asked.hpp"
#include "tests/support/files.hpp"
#include "tests/support/sample_pages.hpp"
#include "tests/support/temporary_folder.hpp"

namespace {

using namespace guichet::kiosk::cli;
using namespace guichet::tests;
using nlohmann::json;
namespace digests = guichet::platform::system;

const std::string specimens = "tests/kiosk/documents/data";

class CommandTest : public testing::Test {
 protected:
  CommandTest() { authority_.write_certificate(folder_ / "trust"); }

  static Answer ask(const std::vector<std::string>& words) { return asked(words); }
  Answer ask_trusting(const std::string& file) { return ask({"read-document", "--trust", trust(), file}); }
  Answer ask_payload(const std::string& payload) {
    return ask({"read-document", "--trust", trust(), "--payload", keep("payload", payload)});
  }

  std::string trust() const { return (folder_ / "trust").string(); }
  std::string keep(std::string_view name, std::string_view bytes) {
    write_file(folder_ / name, bytes);
    return (folder_ / name).string();
  }
  std::string keep(std::string_view name, const std::vector<std::byte>& bytes) { return keep(name, text_of(bytes)); }
  std::string notice() { return authority_.seal(sample_tax_notice()); }

  TemporaryFolder folder_;
  SealAuthority authority_;
};

std::vector<std::string> keys(const json& object) {
  std::vector<std::string> names;
  for (const auto& [key, value] : object.items()) names.push_back(key);
  return names;
}

TEST_F(CommandTest, reads_a_page_with_the_keys_of_the_contract) {
  const std::string payload = notice();
  const std::string path = keep("avis.png", render(tax_notice_page(payload)));
  const Answer answer = ask_trusting(path);
  EXPECT_EQ(answer.code, ExitCode::success);
  ASSERT_EQ(answer.lines().size(), 1U);
  EXPECT_EQ(answer.lines()[0].at("path"), path);
  const json code = answer.lines()[0].at("pages").at(0).at("codes").at(0);
  EXPECT_EQ(code.at("symbology"), "DataMatrix");
  EXPECT_EQ(code.at("text"), payload);
  const json& seal = code.at("seal");
  for (const char* key : {"version", "document_type", "document_name", "issuer", "certificate", "issued", "signed",
                          "fields", "truncated", "annex", "test", "verdict", "reason"})
    EXPECT_TRUE(seal.contains(key)) << key;
  EXPECT_EQ(seal.at("version"), 4);
  EXPECT_EQ(seal.at("document_type"), "28");
  EXPECT_TRUE(seal.at("document_name").get<std::string>().starts_with("Avis d'impôt"));
  EXPECT_EQ(seal.at("issuer"), "XX01");
  EXPECT_EQ(seal.at("certificate"), "DEM1");
  EXPECT_EQ(seal.at("issued"), nullptr);
  EXPECT_EQ(seal.at("signed"), "2026-08-03");
  EXPECT_EQ(seal.at("fields").at(0).at("id"), "43");
  EXPECT_EQ(seal.at("fields").at(0).at("value"), "2,5");
  EXPECT_FALSE(seal.at("fields").at(0).at("name").get<std::string>().empty());
  EXPECT_EQ(seal.at("test"), false);
  EXPECT_EQ(seal.at("verdict"), "proven");
  EXPECT_EQ(seal.at("reason"), "valid");
}

TEST_F(CommandTest, gives_a_payload_and_a_page_the_same_seal) {
  const std::string payload = notice();
  const Answer page = ask_trusting(keep("avis.png", render(tax_notice_page(payload))));
  const Answer typed = ask_payload("]d1" + payload + "\r\n");
  EXPECT_EQ(typed.lines().at(0).at("pages").at(0).at("codes"), page.lines().at(0).at("pages").at(0).at("codes"));
  EXPECT_EQ(typed.code, ExitCode::success);
}

TEST_F(CommandTest, answers_altered_with_its_own_exit_code) {
  const Answer answer = ask_payload(with_forged_income(notice()));
  EXPECT_EQ(answer.code, ExitCode::altered);
  EXPECT_EQ(answer.seal().at("verdict"), "altered");
  EXPECT_EQ(answer.seal().at("reason"), "bad_signature");
}

TEST_F(CommandTest, tells_a_stranger_and_a_document_of_another_type) {
  const auto reason = [&](const SealAuthority& authority, const SealContent& content) {
    const Answer answer = ask_payload(authority.seal(content));
    EXPECT_EQ(answer.seal().at("verdict"), "undetermined");
    EXPECT_EQ(answer.code, ExitCode::doubt);
    return answer.seal().at("reason");
  };
  EXPECT_EQ(reason(SealAuthority({.authority = "XX09"}), sample_tax_notice()), "unknown_authority");
  EXPECT_EQ(reason(SealAuthority({.certificate = "DEM9"}), sample_tax_notice()), "unknown_certificate");
  EXPECT_EQ(reason(authority_, sample_pay_slip()), "wrong_signer");
  EXPECT_EQ(ask_payload(authority_.seal(sample_pay_slip())).seal().at("document_type"), "06");
}

TEST_F(CommandTest, tells_truncated_fields_and_the_annex_apart) {
  SealContent content = sample_tax_notice();
  content.fields.push_back(cut("4Z", "12"));
  content.annex = {variable("46", "INTRUS")};
  const json seal = ask_payload(authority_.seal(content)).seal();
  EXPECT_EQ(seal.at("truncated"), json::array({"4Z"}));
  EXPECT_EQ(seal.at("annex").at(0).at("value"), "INTRUS");
  EXPECT_EQ(seal.at("verdict"), "proven");
}

TEST_F(CommandTest, keeps_the_same_keys_for_a_seal_that_it_cannot_take_apart) {
  const auto expected = keys(ask_payload(notice()).seal());
  for (const std::string& payload : {std::string("DC04"), std::string("\xdc\x03 ICAO"), notice().substr(0, 60)}) {
    const Answer answer = ask_payload(payload);
    EXPECT_EQ(keys(answer.seal()), expected);
    EXPECT_EQ(answer.seal().at("verdict"), "undetermined");
    EXPECT_EQ(answer.code, ExitCode::doubt);
  }
}

TEST_F(CommandTest, says_of_another_seal_that_it_is_not_supported_and_nothing_against_the_paper) {
  const auto told = [&](const std::string& payload, Symbol symbol) {
    const Answer answer = ask_trusting(keep("page.png", render(plain_page("PAGE", payload, symbol))));
    EXPECT_NE(answer.code, ExitCode::altered);
    return answer.page().at("codes").at(0);
  };
  const std::string barcode = "RDB1" + std::string(60, 'A');
  for (const auto& [payload, symbol, family] :
       {std::tuple{std::string("\xdc\x03 ICAO"), Symbol::data_matrix, "icao_vds"},
        std::tuple{std::string("\xdc\x05 ISO"), Symbol::data_matrix, "unknown"},
        std::tuple{barcode, Symbol::data_matrix, "icao_idb"}, std::tuple{barcode, Symbol::qr_code, "icao_idb"}}) {
    const json code = told(payload, symbol);
    EXPECT_EQ(code.at("family"), family);
    EXPECT_EQ(code.at("seal").at("verdict"), "undetermined");
    EXPECT_EQ(code.at("seal").at("reason"), "unsupported_form");
    EXPECT_TRUE(code.at("sentence").is_null());
  }
  const json unknown = told("https://exemple.invalid", Symbol::qr_code);
  EXPECT_TRUE(unknown.at("seal").is_null());
  EXPECT_TRUE(unknown.at("family").is_null());
  EXPECT_TRUE(unknown.at("sentence").get<std::string>().contains("pas pris en charge"));
  EXPECT_EQ(told(notice(), Symbol::data_matrix).at("family"), "2d_doc");
}

// A seal over two symbols, as its handheld reader or two scanned pages give it.
TEST_F(CommandTest, puts_a_seal_of_several_symbols_together) {
  const std::string payload = notice();
  const std::string first = "EXYZ01" + payload.substr(0, 100), second = "EXYZ11" + payload.substr(100);
  const Answer typed = ask_payload(first + "\r\n" + second + "\r\n");
  EXPECT_EQ(typed.code, ExitCode::success);
  EXPECT_EQ(typed.seal().at("verdict"), "proven");
  const json codes = typed.lines().at(0).at("pages").at(0).at("codes");
  ASSERT_EQ(codes.size(), 2U);
  EXPECT_TRUE(codes.at(1).at("seal").is_null());
  EXPECT_EQ(codes.at(1).at("part"), (json{{"set", "XYZ"}, {"index", 1}, {"count", 2}}));

  const std::string page_1 = keep("1.png", render(plain_page("PAGE 1", first, Symbol::data_matrix)));
  const std::string page_2 = keep("2.png", render(plain_page("PAGE 2", second, Symbol::data_matrix)));
  const Answer scanned = ask({"read-document", "--trust", trust(), page_1, page_2});
  EXPECT_EQ(scanned.code, ExitCode::success);
  EXPECT_EQ(scanned.seal().at("reason"), "incomplete_set");
  const json completed = scanned.lines().at(1).at("pages").at(0).at("codes").at(0).at("seal");
  EXPECT_EQ(completed.at("verdict"), "proven");
  EXPECT_EQ(completed.at("fields"), typed.seal().at("fields"));
}

TEST_F(CommandTest, says_that_symbols_of_a_seal_are_missing) {
  const Answer answer = ask_payload("EXYZ01" + notice().substr(0, 100));
  EXPECT_EQ(answer.code, ExitCode::doubt);
  EXPECT_EQ(answer.seal().at("reason"), "incomplete_set");
  EXPECT_EQ(keys(answer.seal()), keys(ask_payload(notice()).seal()));
}

TEST_F(CommandTest, proves_nothing_with_a_bundle_older_than_was_asked) {
  const std::string certificate = text_of(authority_.certificate());
  std::filesystem::create_directories(folder_ / "trust/authorities");
  write_file(folder_ / "trust/authorities/XX01.der", certificate);
  const std::string digest = digests::hexadecimal(digests::sha256(bytes_of(certificate)));
  write_file(folder_ / "trust/bundle.tsv",
             "date\t2026-11-01\nsequence\t1\nnext_update\t2027-05-11\nauthority\tXX01\tin_accord\n"
             "file\tXX01-DEM1.der\t" +
                 digest + "\nfile\tauthorities/XX01.der\t" + digest + "\n");
  const std::string file = keep("payload", notice());
  const auto reason = [&](const std::string& days) {
    return ask({"read-document", "--trust", trust(), "--trust-age", days, "--payload", file}).seal().at("reason");
  };
  EXPECT_EQ(reason("21"), "valid");
  EXPECT_EQ(reason("20"), "bundle_too_old");
  write_file(folder_ / "trust/XX01-DEM1.der", "another");
  EXPECT_EQ(ask({"read-document", "--trust", trust(), "--payload", file}).code, ExitCode::unreadable);
}

TEST_F(CommandTest, believes_a_test_authority_only_when_the_person_gives_it) {
  const SealAuthority test({.authority = "XX00", .certificate = "0001"});
  const TemporaryFolder given;
  test.write_certificate(given.path());
  const std::string file = keep("payload", test.seal(sample_tax_notice()));

  const json vouched = ask({"read-document", "--trust", given.path().string(), "--payload", file}).seal();
  EXPECT_EQ(vouched.at("verdict"), "proven");
  EXPECT_EQ(vouched.at("test"), true);

  const json delivered = ask({"read-document", "--payload", file}).seal();
  EXPECT_EQ(delivered.at("verdict"), "undetermined");
  EXPECT_EQ(delivered.at("reason"), "test_authority");
}

TEST_F(CommandTest, takes_the_day_of_the_question) {
  const std::string file = keep("payload", notice());  // signed on 2026-08-03
  const auto reason = [&](const std::string& day) {
    return ask({"read-document", "--trust", trust(), "--at", day, "--payload", file}).seal().at("reason");
  };
  EXPECT_EQ(reason("2026-08-03"), "valid");
  EXPECT_EQ(reason("2026-08-02"), "outside_validity");
}

TEST_F(CommandTest, escapes_what_json_cannot_carry) {
  const json all = json::parse(read_file(specimens + "/official.json"));
  for (const json& specimen : all) {
    const std::string hexadecimal = specimen.at("payload_hex");
    std::string payload;
    for (std::size_t i = 0; i < hexadecimal.size(); i += 2)
      payload += static_cast<char>(std::stoi(hexadecimal.substr(i, 2), nullptr, 16));
    const json seal = ask_payload(payload).seal();
    EXPECT_EQ(seal.at("version"), specimen.at("header").at("version")) << specimen.at("id");
    EXPECT_EQ(seal.at("fields").size(), specimen.at("fields").size()) << specimen.at("id");
  }
  const Answer control = ask_payload(std::string("\x01\x1d\xff\xc3(") + '\0');
  EXPECT_TRUE(control.out.contains("\\u001d"));
  EXPECT_EQ(control.code, ExitCode::doubt);
}

TEST_F(CommandTest, says_what_it_cannot_read_and_goes_on_with_the_next_file) {
  const Answer answer = ask({"read-document", "--trust", trust(), (folder_ / "absent.png").string(),
                             keep("letter.txt", "Not a picture at all."), folder_.path().string(),
                             keep("cut.png", text_of(blank_page()).substr(0, 200)), keep("blank.png", blank_page())});
  EXPECT_EQ(answer.code, ExitCode::unreadable);
  std::vector<std::string> codes;
  for (const json& line : answer.lines()) {
    codes.push_back(line.contains("error") ? line.at("error").at("code").get<std::string>() : "read");
    EXPECT_TRUE(!line.contains("error") || !line.at("error").at("sentence").get<std::string>().empty());
  }
  EXPECT_EQ(codes, (std::vector<std::string>{"not_found", "unknown_format", "unreadable", "damaged", "read"}));
}

TEST_F(CommandTest, says_that_a_page_has_no_seal) {
  const Answer blank = ask_trusting(keep("blank.png", blank_page()));
  EXPECT_EQ(blank.code, ExitCode::doubt);
  EXPECT_TRUE(blank.lines().at(0).at("pages").at(0).at("codes").empty());
  const Answer foreign =
      ask_trusting(keep("code.png", render(plain_page("SITE", "https://exemple.invalid", Symbol::qr_code))));
  EXPECT_EQ(foreign.code, ExitCode::doubt);
  EXPECT_EQ(foreign.lines().at(0).at("pages").at(0).at("codes").at(0).at("symbology"), "QRCode");
  EXPECT_TRUE(foreign.seal().is_null());
}

TEST_F(CommandTest, checks_a_message_of_the_registry) {
  const Answer bad = ask({"check-message", keep("message.xml", "<not-a-message/>")});
  EXPECT_EQ(bad.code, ExitCode::doubt);
  const json finding = bad.lines().at(0).at("findings").at(0);
  EXPECT_FALSE(finding.at("code").get<std::string>().empty());
  EXPECT_FALSE(finding.at("sentence").get<std::string>().empty());
  EXPECT_EQ(ask({"check-message", (folder_ / "absent.xml").string()}).code, ExitCode::unreadable);
}

TEST_F(CommandTest, explains_itself_when_it_does_not_understand) {
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{},
                                             {"read"},
                                             {"read-document"},
                                             {"read-document", "--trust"},
                                             {"read-document", "--at", "22/11/2026", "a"},
                                             {"read-document", "--unknown", "a"},
                                             {"read-document", "--trust-age", "-1", "a"},
                                             {"check-message"},
                                             {"check-message", "--trust", "a"}}) {
    const Answer answer = ask(words);
    EXPECT_EQ(answer.code, ExitCode::usage);
    EXPECT_FALSE(answer.err.empty());
    EXPECT_TRUE(answer.out.empty());
  }
  const Answer help = ask({"--help"});
  EXPECT_EQ(help.code, ExitCode::success);
  for (const char* word : {"read-document", "check-message", "--trust", "--at", "--payload", "64"})
    EXPECT_TRUE(help.out.contains(word)) << word;
}

TEST_F(CommandTest, says_when_the_folder_of_certificates_is_missing) {
  const Answer answer = ask({"read-document", "--trust", "/nowhere/at/all", keep("p", notice())});
  EXPECT_EQ(answer.code, ExitCode::unreadable);
  EXPECT_FALSE(answer.err.empty());
}

}  // namespace
