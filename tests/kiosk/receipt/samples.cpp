#include "tests/kiosk/receipt/samples.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include <ZXing/ReadBarcode.h>
#include <unistd.h>

#define STB_IMAGE_STATIC
#define STB_IMAGE_IMPLEMENTATION
#define STBI_ONLY_PNG
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#include <stb/stb_image.h>
#pragma GCC diagnostic pop

// Pango keeps one Fontconfig pattern for the life of the process, whatever the number of papers: not a leak of ours.
// NOLINTNEXTLINE(bugprone-reserved-identifier): the sanitizer asks for it by this name.
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig.so"; }

namespace guichet::tests {
namespace {

template <typename T, typename E>
T must(std::expected<T, E> result) {
  if (!result) throw std::runtime_error("a sample is refused");
  return *std::move(result);
}

std::string contents(const std::filesystem::path& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  return text.str();
}

std::filesystem::path new_folder() {
  std::string name = (std::filesystem::temp_directory_path() / "guichet-paper-XXXXXX").string();
  if (!mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
  return name;
}

std::string code_in(const unsigned char* pixels, int width, int height) {
  return ZXing::ReadBarcode({pixels, width, height, ZXing::ImageFormat::Lum},
                            ZXing::ReaderOptions().setFormats(ZXing::BarcodeFormat::QRCode))
      .text();
}

demand::DepositReference reference() { return must(demand::DepositReference::parse("D-7K3QM-9F2TX")); }

}  // namespace

Villebois::Villebois()
    : communes_bytes_(
          "D\t42\tLoire-Fictive\nC\t42901\tVillebois\t42\t9000\t42990\nC\t42902\tMontmartin-le-Haut\t42\t800\t42991\n"),
      communes_(must(demand::CommuneDirectory::parse(communes_bytes_))),
      territory_(must(receipt::Territory::parse(contents("assets/territory/desks.tsv"),
                                                contents("assets/territory/landlords.tsv")))) {
  for (const auto* language : languages)
    catalogues_.push_back(must(kiosk::texts::Catalogue::load("assets/texts/" + std::string(language) + ".po")));
}

receipt::Issuer Villebois::issuer(const std::string& language, const std::string& desk) const {
  const auto words =
      std::ranges::find_if(catalogues_, [&](const auto& one) { return one.language().code == language; });
  return {.words = *words,
          .french = catalogues_.front(),
          .town = "Mairie de Villebois",
          .desk = must(demand::DeskCode::parse(desk)),
          .territory = territory_,
          .communes = communes_};
}

receipt::Paper Villebois::paper(const receipt::Facts& facts, const std::string& language) const {
  return receipt::paper_for(facts, issuer(language));
}

demand::Date day(int year, unsigned month, unsigned day) {
  return {std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
}

demand::UniqueNumber number() { return must(demand::UniqueNumber::parse("111031801698 2G1104")); }

demand::Demand household() {
  demand::Demand demand{.desk = must(demand::DeskCode::parse("G1104"))};
  const auto commune = [](const char* code) { return must(demand::CommuneCode::parse(code)); };
  auto& applicant = demand.people.front().answers;
  applicant.set("birth_name", "d’Hœrdt-Çelik");
  applicant.set("first_name", "Éloïse");
  applicant.set("birth_date", demand::PartialDate{1985, 3, 0});
  applicant.set("street_number", "12 bis");
  applicant.set("street", "rue des Lilas");
  applicant.set("home_commune", demand::Locality{commune("42901"), "42990"});
  applicant.set("phone", "06 39 98 00 00");
  auto& child = demand.people[*demand::add_person(demand, demand::Subject::dependant)].answers;
  child.set("dependant_name", "İşçi-Ğül");
  child.set("first_name", "Zoé");
  demand.answers.set("communes", demand::Communes{commune("42901"), commune("42902")});
  demand.answers.set("wider_area", true);
  demand.answers.set("current_housing", demand::Choices{{"LP"}});
  demand.answers.set("monthly_rent", demand::Euros{63050});
  demand.number = number();
  return demand;
}

demand::Demand household_of(std::size_t people) {
  auto demand = household();
  while (demand.people.size() < people) {
    auto& one = demand.people[*demand::add_person(demand, demand::Subject::dependant)].answers;
    one.set("dependant_name", "Enfant" + std::to_string(demand.people.size()));
    one.set("first_name", "Prénom");
    one.set("born_on", demand::PartialDate{2015, 6, 1});
    one.set("sex", demand::Code{"F"});
  }
  return demand;
}

demand::Standing standing() {
  using enum demand::PaperState;
  return {.number = number(),
          .deposited = day(2026, 3, 3),
          .valid_until = day(2027, 3, 3),
          .papers = {{"identite", "Pièce d’identité", "", received},
                     {"avis_impot", "Avis d’impôt", "la page 2 est coupée", unusable},
                     {"livret", "Livret de famille", "", missing}}};
}

receipt::DepositReceipt registered() {
  return {.reference = reference(), .deposited_on = day(2026, 3, 3), .number = number()};
}

receipt::DepositReceipt deposited_only() { return {.reference = reference(), .deposited_on = day(2026, 3, 3)}; }

receipt::Attestation attestation(receipt::Attestation::Event event) {
  return {.event = event, .demand = household(), .standing = standing(), .proof = "0123456789ABCDEFGHJKMNPQRS"};
}

std::vector<receipt::Facts> one_of_each() {
  return {registered(),
          deposited_only(),
          attestation(),
          attestation(receipt::Attestation::Event::renewal),
          receipt::RenewalNotice{.demand = household(), .standing = standing()},
          receipt::ResumeSlip{.code = "7K3QM9F2TX4ZB8WN", .until = day(2026, 12, 22)},
          receipt::ClosureReceipt{.number = number(), .reason = "RADABA", .closed_on = day(2026, 11, 22)},
          receipt::DemandSummary{.demand = household(), .printed_on = day(2026, 11, 22)},
          receipt::StandingPaper{.standing = standing(), .printed_on = day(2026, 11, 22)}};
}

Printed::Printed(const receipt::Paper& paper) : folder_(new_folder()) {
  const auto pdf = receipt::pdf(paper, "assets/fonts");
  if (!pdf) throw std::runtime_error(pdf.error().detail);
  for (const std::byte byte : *pdf) bytes_ += static_cast<char>(byte);
  std::ofstream(folder_ / "paper.pdf", std::ios::binary) << bytes_;
}

Printed::~Printed() { std::filesystem::remove_all(folder_); }

std::string Printed::text() const { return flattened(run("pdftotext -raw -nopgbrk paper.pdf -")); }
std::string Printed::columns() const { return flattened(run("pdftotext -layout paper.pdf -")); }
std::string Printed::fonts() const { return run("pdffonts paper.pdf"); }
std::string Printed::info() const { return run("pdfinfo paper.pdf"); }
std::string Printed::structure() const { return run("pdfinfo -struct-text paper.pdf"); }

int Printed::pages() const {
  const std::string told = info(), label = "Pages:";
  return std::stoi(told.substr(told.find(label) + label.size()));
}

std::string Printed::code() const {
  run("pdftoppm -png -r 100 -f 1 -l 1 -singlefile paper.pdf page");
  int width = 0, height = 0, channels = 0;
  const std::unique_ptr<stbi_uc, void (*)(void*)> pixels(
      stbi_load((folder_ / "page.png").c_str(), &width, &height, &channels, 1), &stbi_image_free);
  return pixels ? code_in(pixels.get(), width, height) : std::string();
}

std::string Printed::run(const std::string& command) const {
  const std::string line = "cd '" + folder_.string() + "' && " + command;
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(line.c_str(), "r"), &pclose);
  std::string output;
  std::array<char, 4096> buffer;
  while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), pipe.get()))
    output.append(buffer.data(), count);
  return output;
}

std::string code_on(const receipt::Raster& raster) {
  constexpr unsigned char black = 0, white = 255;
  std::vector<unsigned char> pixels;
  for (int y = 0; y < raster.height; ++y)
    for (int x = 0; x < receipt::Raster::width; ++x) pixels.push_back(raster.black(x, y) ? black : white);
  return code_in(pixels.data(), receipt::Raster::width, raster.height);
}

std::string flattened(std::string_view text) {
  constexpr std::array<std::string_view, 6> spaces = {"\u00A0", "\u202F", " ", "\n", "\t", "\r"};
  constexpr std::array<std::string_view, 4> marks = {"\u2068", "\u2069", "\u202A", "\u202C"};
  const auto starts = [&](const auto& list) {
    const auto found = std::ranges::find_if(list, [&](auto one) { return text.starts_with(one); });
    return found == list.end() ? 0 : found->size();
  };
  std::string flat;
  while (!text.empty()) {
    if (const auto mark = starts(marks); mark > 0) {
      text.remove_prefix(mark);
    } else if (const auto space = starts(spaces); space > 0) {
      if (!flat.ends_with(' ')) flat += ' ';
      text.remove_prefix(space);
    } else {
      flat += text.front();
      text.remove_prefix(1);
    }
  }
  return flat;
}

}  // namespace guichet::tests
