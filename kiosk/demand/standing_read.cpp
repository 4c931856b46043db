#include "kiosk/demand/standing_read.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <utility>

#include "kiosk/demand/characters.hpp"

namespace guichet::kiosk::demand {
namespace {

constexpr std::size_t longest_text = 500;
constexpr std::size_t most_papers = 60;
constexpr int latest_year = 2200;
constexpr std::string_view standing_path = "g:complement/g:suivi";

constexpr std::array paper_states = {
    std::pair{std::string_view("recue"), PaperState::received},
    std::pair{std::string_view("manquante"), PaperState::missing},
    std::pair{std::string_view("inexploitable"), PaperState::unusable},
    std::pair{std::string_view("hors_perimetre"), PaperState::out_of_scope},
    std::pair{std::string_view("obsolete"), PaperState::obsolete},
};

std::optional<StandingState> to_state(std::string_view text) {
  if (text == "active") return StandingState::active;
  if (text == "radiee") return StandingState::closed;
  return std::nullopt;
}

std::optional<PaperState> to_paper_state(std::string_view text) {
  const auto* const found = std::ranges::find(paper_states, text, &std::pair<std::string_view, PaperState>::first);
  return found == paper_states.end() ? std::nullopt : std::optional(found->second);
}

class StandingReader {
 public:
  StandingReader(MessageTree& tree, std::vector<Finding>& findings) : tree_(tree), findings_(findings) {}

  std::optional<Standing> read(pugi::xml_node node, const UniqueNumber& number) {
    const auto state = to_state(attribute(node, "etat"));
    const auto deposited = date(node, "dateDepotInitial");
    const auto valid_until = date(node, "dateFinValidite");
    if (!state || !deposited || !valid_until) {
      refuse("");
      return std::nullopt;
    }
    return Standing{.number = number,
                    .state = *state,
                    .deposited = *deposited,
                    .valid_until = *valid_until,
                    .renewed = date(node, "dateDernierRenouvellement"),
                    .closed = date(node, "dateRadiation"),
                    .reactivable_until = date(node, "reactivableJusquau"),
                    .closure_reason = readable(attribute(node, "motifRadiation")),
                    .papers = papers(node),
                    .version = whole_number(node, "version", std::numeric_limits<int>::max()).value_or(0)};
  }

 private:
  void refuse(std::string_view detail) {
    findings_.push_back({.kind = Finding::Kind::bad_value, .path = std::string(standing_path) + std::string(detail)});
  }

  void refuse_attribute(pugi::xml_node node, std::string_view name) {
    const bool of_a_paper = std::string_view(node.name()).ends_with("piece");
    refuse((of_a_paper ? "/g:piece@" : "@") + std::string(name));
  }

  std::optional<Date> date(pugi::xml_node node, std::string_view name) {
    const std::string_view text = attribute(node, name);
    if (text.empty()) return std::nullopt;
    const auto date = parse_iso_date(text);
    if (date) return *date;
    refuse_attribute(node, name);
    return std::nullopt;
  }

  template <typename Number>
  std::optional<Number> whole_number(pugi::xml_node node, std::string_view name, Number most) {
    const std::string_view text = attribute(node, name);
    if (text.empty()) return std::nullopt;
    Number number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc{} && end == text.data() + text.size() && number >= 0 && number <= most) return number;
    refuse_attribute(node, name);
    return std::nullopt;
  }

  std::vector<PaperStanding> papers(pugi::xml_node node) {
    std::vector<PaperStanding> papers;
    for (const pugi::xml_node paper : tree_.all(node, to_path("g:piece*"))) {
      if (papers.size() == most_papers) break;
      const auto state = to_paper_state(attribute(paper, "etat"));
      if (!state) {
        refuse("/g:piece@etat");
        continue;
      }
      papers.push_back({.code = readable(attribute(paper, "code")),
                        .label = readable(attribute(paper, "libelle")),
                        .comment = readable(attribute(paper, "commentaire")),
                        .state = *state,
                        .person = whole_number(paper, "personne", most_people - 1),
                        .income_year = whole_number(paper, "anneeRevenus", latest_year),
                        .issued = date(paper, "dateDocument"),
                        .expires = date(paper, "dateExpiration")});
    }
    return papers;
  }

  MessageTree& tree_;
  std::vector<Finding>& findings_;
};

}  // namespace

std::string readable(std::string_view text) {
  std::string kept;
  while (!text.empty() && kept.size() < longest_text) {
    const auto character = take_character(text);
    if (!character) break;
    if (is_harmless(*character)) append(kept, *character);
  }
  return kept;
}

std::optional<Standing> read_standing(MessageTree& tree, pugi::xml_node demand,
                                      const std::optional<UniqueNumber>& number, std::vector<Finding>& findings) {
  const pugi::xml_node node = tree.enter(demand, standing_path);
  if (!node || !number) return std::nullopt;
  return StandingReader(tree, findings).read(node, *number);
}

}  // namespace guichet::kiosk::demand
