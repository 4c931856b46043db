#include "kiosk/cli/comparison.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "kiosk/documents/identity.hpp"

namespace guichet::kiosk::cli {
namespace {

using namespace documents;

bool names_the_person(const std::vector<FactFinding>& list) {
  return std::ranges::any_of(
      list, [](const FactFinding& one) { return one.fact == Fact::name && one.result == Match::passed; });
}

}  // namespace

Comparison::Comparison(std::shared_ptr<const MessageLists> lists, demand::Demand demand, texts::Catalogue french,
                       demand::Date today)
    : lists_(std::move(lists)), demand_(std::move(demand)), french_(std::move(french)), today_(today) {}

std::expected<Comparison, std::string> Comparison::open(const std::string& demand, const std::filesystem::path& assets,
                                                        demand::Date today) {
  auto lists = MessageLists::load(assets);
  if (!lists) return std::unexpected("Les listes de communes ou de codes ne peuvent pas être lues.");
  auto french = texts::Catalogue::load(assets / "texts" / "fr.po");
  if (!french) return std::unexpected("Les textes français ne peuvent pas être lus.");
  auto message = read_demand(demand, **lists, today);
  if (!message) return std::unexpected(std::string(message.error().sentence));
  return Comparison(*std::move(lists), std::move(message->demand), *std::move(french), today);
}

// A paper does not say whose it is: the first person whose name it bears, the applicant when it bears nobody's.
template <class... Paper>
Json Comparison::told(const Paper&... paper) {
  const auto about = [&](std::size_t person) {
    return findings(paper..., {.demand = demand_, .person = person, .today = today_, .communes = lists_->communes()});
  };
  auto found = about(0);
  for (std::size_t person = 1; person < demand_.people.size() && !names_the_person(found); ++person) {
    if (auto of_other = about(person); names_the_person(of_other)) found = std::move(of_other);
  }
  Json list = Json::array();
  for (const FactFinding& finding : found) {
    contradicted_ = contradicted_ || finding.result == Match::failed;
    list.push_back(one(finding));
  }
  return list;
}

Json Comparison::one(const FactFinding& finding) const {
  return {{"fact", name_of(finding.fact)},
          {"result", name_of(finding.result)},
          {"origin", name_of(finding.origin)},
          {"person", person_json(demand_, finding.person)},
          {"sentence", french_.text(text_key(finding, Audience::person))},
          {"staff_sentence", french_.text(text_key(finding, Audience::staff))},
          {"article", finding.article}};
}

Json Comparison::of(const Seal& seal, const Verdict& verdict) {
  if (is_tax_notice(seal.header)) return told(tax_notice(seal), verdict);
  if (is_proof_of_address(seal.header)) return told(proof_of_address(seal), verdict);
  return Json::array();
}

Json Comparison::of(const MrzReading& reading) { return told(facts_of(identity_of(reading))); }

}  // namespace guichet::kiosk::cli
