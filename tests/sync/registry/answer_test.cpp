#include <gtest/gtest.h>

#include "sync/registry/answer.hpp"
#include "sync/registry/mime.hpp"

namespace {

using namespace guichet::sync::registry;
using guichet::sync::transfer::Response;

std::string interface_with(std::string_view inside) {
  return "<n:interfaceNuu xmlns:n=\"http://nuu.application.i2/\"><n:demande><n:demandeLogement>" + std::string{inside} +
         "</n:demandeLogement></n:demande></n:interfaceNuu>";
}

Response multipart(std::string_view document, long status = 200) {
  const std::vector<Part> parts{{.content_type = "application/xop+xml",
                                 .content_id = "s",
                                 .encoding = "8bit",
                                 .file_name = {},
                                 .body = "<Envelope><Body><r/></Body></Envelope>"},
                                {.content_type = "text/xml",
                                 .content_id = "d",
                                 .encoding = "8bit",
                                 .file_name = {},
                                 .body = std::string{document}}};
  return {.status = status,
          .content_type = "multipart/related; boundary=b",
          .body = write_parts(parts, "b"),
          .retry_after = {},
          .server_date = {}};
}

Response plain(std::string_view body, long status = 200) {
  return {.status = status,
          .content_type = "application/soap+xml",
          .body = std::string{body},
          .retry_after = {},
          .server_date = {}};
}

template <class Expected>
const Expected* failure(const std::expected<Registered, Failure>& answer) {
  return answer ? nullptr : std::get_if<Expected>(&answer.error());
}

TEST(Answer, gives_the_number_and_the_demand) {
  const auto answer = read_answer(multipart(interface_with("<n:numUnique>1110318016982G1104</n:numUnique><n:x/>")));
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->number, "1110318016982G1104");
  EXPECT_TRUE(answer->demand_xml.starts_with("<n:interfaceNuu"));
  EXPECT_TRUE(answer->demand_xml.contains("<n:x"));
}

TEST(Answer, is_read_from_a_plain_envelope_too) {
  const auto body =
      "<s:Envelope><s:Body>" + interface_with("<numUnique>1110318016982GDPUB</numUnique>") + "</s:Body></s:Envelope>";
  ASSERT_TRUE(read_answer(plain(body)));
  EXPECT_EQ(read_answer(plain(body))->number, "1110318016982GDPUB");
}

TEST(Answer, tells_every_anomaly) {
  const auto answer = read_answer(multipart(
      interface_with("<n:listeAnomalie><n:anomalie code=\"CTRL_DEM_0033\">Premi&#232;re</n:anomalie>"
                     "<n:anomalie code=\"CTRL_DEM_0034\"><![CDATA[Seconde]]></n:anomalie></n:listeAnomalie>")));
  ASSERT_TRUE(failure<Anomalies>(answer));
  const std::vector<Anomaly> expected{{"CTRL_DEM_0033", "Première"}, {"CTRL_DEM_0034", "Seconde"}};
  EXPECT_EQ(failure<Anomalies>(answer)->list, expected);
}

TEST(Answer, with_anomalies_and_a_number_is_not_a_success) {
  const auto answer = read_answer(multipart(interface_with(
      "<numUnique>1110318016982G1104</numUnique><listeAnomalie><anomalie code=\"X\"/></listeAnomalie>")));
  EXPECT_TRUE(failure<Anomalies>(answer));
}

TEST(Answer, reads_a_fault_whatever_its_status_and_version) {
  const std::string soap_12 =
      "<s:Envelope><s:Body><s:Fault><s:Reason><s:Text>non</s:Text></s:Reason></s:Fault></s:Body></s:Envelope>";
  const std::string soap_11 =
      "<s:Envelope><s:Body><s:Fault><faultstring>non</faultstring></s:Fault></s:Body></s:Envelope>";
  for (const long status : {200L, 500L}) {
    for (const auto& body : {soap_12, soap_11}) {
      const auto answer = read_answer(plain(body, status));
      ASSERT_TRUE(failure<TechnicalFault>(answer)) << status;
      EXPECT_EQ(failure<TechnicalFault>(answer)->text, "non");
    }
  }
}

TEST(Answer, is_never_a_success_without_a_full_number) {
  for (const auto* inside :
       {"", "<numUnique/>", "<numUnique>1110318016982G110</numUnique>", "<numUnique>1110318016982G11044</numUnique>",
        "<numUnique>1111318016982G1104</numUnique>", "<numUnique>1110018016982G1104</numUnique>",
        "<numUnique>111031801698AG1104</numUnique>", "<numUnique>1110318016982g1104</numUnique>"}) {
    EXPECT_TRUE(failure<BadAnswer>(read_answer(multipart(interface_with(inside))))) << inside;
  }
}

TEST(Answer, is_never_a_success_with_another_status) {
  const auto good = interface_with("<numUnique>1110318016982G1104</numUnique>");
  ASSERT_TRUE(read_answer(multipart(good)));
  for (const long status : {0L, 100L, 201L, 202L, 204L, 206L, 301L, 302L, 307L, 400L, 404L, 413L, 418L}) {
    EXPECT_TRUE(failure<BadAnswer>(read_answer(multipart(good, status)))) << status;
  }
  for (const long status : {500L, 502L, 504L, 429L, 503L}) {
    EXPECT_TRUE(failure<TechnicalFault>(read_answer(multipart(good, status)))) << status;
  }
  for (const long status : {401L, 403L}) {
    const auto answer = read_answer(multipart(good, status));
    ASSERT_TRUE(failure<guichet::sync::transfer::Error>(answer)) << status;
    EXPECT_EQ(failure<guichet::sync::transfer::Error>(answer)->kind,
              guichet::sync::transfer::Error::Kind::credential_refused);
  }
}

TEST(Answer, carries_how_long_the_registry_asks_to_wait) {
  auto response = plain("", 503);
  response.retry_after = std::chrono::seconds{30};
  EXPECT_EQ(failure<TechnicalFault>(read_answer(response))->retry_after, std::chrono::seconds{30});
}

TEST(Answer, that_cannot_be_read_is_a_bad_answer) {
  for (const auto* body : {"", "OK", "<html><body>Bienvenue</body></html>", "<interfaceNuu>", "\xFF\xFE<a/>"}) {
    EXPECT_TRUE(failure<BadAnswer>(read_answer(plain(body)))) << body;
  }
}

TEST(Answer, of_any_depth_does_not_exhaust_the_stack) {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<a>";
  for (int i = 0; i < 100'000; ++i) deep += "</a>";
  EXPECT_TRUE(failure<BadAnswer>(read_answer(plain(interface_with(deep)))));
}

TEST(Answer, ignores_what_a_newer_registry_adds) {
  const auto answer = read_answer(
      multipart("<?nouveau?><interfaceNuu versionInterface=\"09.00\" xmlns:z=\"urn:z\"><z:a/><demande z:b=\"1\">"
                "<demandeLogement><z:c/><numUnique>1110318016982G1104</numUnique></demandeLogement>"
                "</demande></interfaceNuu>"));
  EXPECT_TRUE(answer);
}

}  // namespace
