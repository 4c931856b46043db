#pragma once
// Where a field lives in the registry's message: the little language of the field table's paths, shared by the writer
// and the reader so that they cannot disagree.

#include <algorithm>
#include <array>
#include <ranges>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/demand/demand.hpp"

namespace guichet::kiosk::demand {

struct PathStep {
  std::string_view name;  // local name
  bool own = false;       // "g:": in our namespace
  bool repeated = false;  // '*': one such element for each item of a list
};

struct MessagePath {
  std::vector<PathStep> steps;
  std::string_view attribute;  // empty: the text of the last element
};

inline PathStep to_step(std::string_view text) {
  PathStep step{.name = text};
  if (step.name.starts_with("g:")) {
    step.own = true;
    step.name.remove_prefix(2);
  }
  if (step.name.ends_with('*')) {
    step.repeated = true;
    step.name.remove_suffix(1);
  }
  return step;
}

// "listeTypeLogement/typeLogement*@code"
inline MessagePath to_path(std::string_view text) {
  const std::size_t at = text.find('@');
  MessagePath path{.steps = {}, .attribute = at == std::string_view::npos ? "" : text.substr(at + 1)};
  for (auto&& part : std::views::split(text.substr(0, at), '/')) {
    path.steps.push_back(to_step(std::string_view(part.begin(), part.end())));
  }
  return path;
}

// The element of each subject below demandeLogement, in the registry's order.
struct SubjectPath {
  Subject subject;
  std::string_view path;
};
inline constexpr std::array subject_paths = {
    SubjectPath{Subject::applicant, "personnePhysique/demandeur"},
    SubjectPath{Subject::dependant, "personnePhysique/listePersonneACharge/personneACharge*"},
    SubjectPath{Subject::unborn, "personnePhysique/personneANaitre*"},
    SubjectPath{Subject::shared_custody, "personnePhysique/listePersonneEnGarde/personneEnGarde*"},
    SubjectPath{Subject::co_applicant, "personnePhysique/listeCotitulaire/cotitulaire*"},
};

inline constexpr std::string_view interface_version = "02.01";
inline constexpr std::string_view closure_reason_path = "g:complement/g:motifRadiation";
inline constexpr std::string_view version_read_path = "g:complement/g:versionLue";

}  // namespace guichet::kiosk::demand
