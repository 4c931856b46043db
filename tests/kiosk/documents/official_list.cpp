#include "tests/kiosk/documents/official_list.hpp"

#include <memory>
#include <stdexcept>
#include <vector>

#include "platform/system/digest.hpp"
#include "tests/support/files.hpp"

namespace guichet::tests {
namespace {

std::string base64(const std::string& bytes) {
  std::string text(4 * ((bytes.size() + 2) / 3) + 1, '\0');
  const int length =
      EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
                      reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
  text.resize(static_cast<std::size_t>(length));
  return text;
}

std::string digest(const std::string& bytes) {
  std::string raw(32, '\0');
  EVP_Digest(bytes.data(), bytes.size(), reinterpret_cast<unsigned char*>(raw.data()), nullptr, EVP_sha256(), nullptr);
  return base64(raw);
}

std::string rsa(EVP_PKEY* key, const std::string& bytes) {
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  std::string signature(512, '\0');
  std::size_t length = signature.size();
  if (EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key) != 1 ||
      EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &length,
                     reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()) != 1)
    throw std::runtime_error{"official list: OpenSSL refuses"};
  signature.resize(length);
  return signature;
}

std::string self_signed(EVP_PKEY* key) {
  const std::unique_ptr<X509, decltype(&X509_free)> certificate(X509_new(), X509_free);
  X509_gmtime_adj(X509_getm_notBefore(certificate.get()), 0);
  X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
  X509_set_pubkey(certificate.get(), key);
  X509_sign(certificate.get(), key, EVP_sha256());
  std::string der(static_cast<std::size_t>(i2d_X509(certificate.get(), nullptr)), '\0');
  auto* cursor = reinterpret_cast<unsigned char*>(der.data());
  i2d_X509(certificate.get(), &cursor);
  return der;
}

// In canonical form already: nothing here may be written otherwise.
std::string signed_info(const std::string& covered) {
  const std::string exclusive = "\"http://www.w3.org/2001/10/xml-exc-c14n#\"";
  return "<ds:CanonicalizationMethod Algorithm=" + exclusive + "></ds:CanonicalizationMethod>" +
         "<ds:SignatureMethod Algorithm=\"http://www.w3.org/2001/04/xmldsig-more#rsa-sha256\"></ds:SignatureMethod>"
         "<ds:Reference URI=\"\"><ds:Transforms>"
         "<ds:Transform Algorithm=\"http://www.w3.org/2002/06/xmldsig-filter2\"></ds:Transform>"
         "<ds:Transform Algorithm=" +
         exclusive +
         "></ds:Transform></ds:Transforms>"
         "<ds:DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"></ds:DigestMethod>"
         "<ds:DigestValue>" +
         digest(covered) + "</ds:DigestValue></ds:Reference></ds:SignedInfo>";
}

}  // namespace

std::string official_provider(const std::string& name, const std::string& certificate) {
  return "<tsl:TrustServiceProvider><tsl:TSPInformation><tsl:TSPTradeName><tsl:Name>" + name +
         "</tsl:Name></tsl:TSPTradeName></tsl:TSPInformation><tsl:TSPServices><tsl:TSPService><tsl:ServiceInformation>"
         "<tsl:X509Certificate>" +
         base64(certificate) +
         "</tsl:X509Certificate><tsl:ServiceStatus>http://uri.etsi.org/TrstSvc/Svcstatus/inaccord</tsl:ServiceStatus>"
         "<tsl:StatusStartingTime>2020-01-01T00:00:00Z</tsl:StatusStartingTime></tsl:ServiceInformation>"
         "</tsl:TSPService></tsl:TSPServices></tsl:TrustServiceProvider>";
}

OfficialList official_list(const std::string& name, const std::string& certificate) {
  const std::string head =
      "<tsl:TrustServiceStatusList xmlns:tsl=\"http://uri.etsi.org/02231/v2#\"><tsl:SchemeInformation>"
      "<tsl:TSLSequenceNumber>7</tsl:TSLSequenceNumber><tsl:ListIssueDateTime>2026-11-01T00:00:00Z</"
      "tsl:ListIssueDateTime>"
      "<tsl:NextUpdate><tsl:dateTime>2027-11-01T00:00:00Z</tsl:dateTime></tsl:NextUpdate></tsl:SchemeInformation>" +
      official_provider(name, certificate);
  const std::string end = "</tsl:TrustServiceStatusList>";
  const std::string space = " xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"";
  const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(EVP_RSA_gen(2048), EVP_PKEY_free);
  const std::string own = self_signed(key.get());
  const std::string info = signed_info(head + end);
  return {head + "<ds:Signature" + space + "><ds:SignedInfo>" + info + "<ds:SignatureValue>" +
              base64(rsa(key.get(), "<ds:SignedInfo" + space + ">" + info)) +
              "</ds:SignatureValue><ds:KeyInfo><ds:X509Certificate>" + base64(own) +
              "</ds:X509Certificate></ds:KeyInfo></ds:Signature>" + end,
          platform::system::hexadecimal(platform::system::sha256(bytes_of(own)))};
}

}  // namespace guichet::tests
