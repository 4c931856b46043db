#include <algorithm>

#include "kiosk/journey/form.hpp"
#include "kiosk/journey/model.hpp"

namespace guichet::kiosk::journey {
namespace {

struct Checking {
  const Model& model;
  const Context& context;

  bool has_no_draft() const { return model.draft == fresh(context.settings, {}).draft && !model.kept; }
  bool is_ready() const { return demand::problems(model.draft, context.world).empty(); }
  int current_year() const { return static_cast<int>(context.world.today.year()); }

  bool operator()(const Attract&) const { return model == fresh(context.settings, model.last_touch); }
  bool operator()(const Welcome&) const { return has_no_draft(); }
  bool operator()(const ChoosingLanguage&) const { return true; }
  bool operator()(const YourData&) const { return true; }
  bool operator()(const Household&) const { return true; }
  bool operator()(const AddingPerson&) const { return true; }
  bool operator()(const Scanning&) const { return true; }
  bool operator()(const Summary&) const { return true; }
  bool operator()(const Interrupted&) const { return model.kept; }
  bool operator()(const Trouble&) const { return true; }

  bool operator()(const Asking& place) const {
    const Page& its_page = page(place.page);
    if (place.person >= model.draft.people.size()) return false;
    const demand::Subject subject = subject_of(its_page, model.draft, place.person);
    const auto is_asked = [&](const auto& entry) {
      return its_page.fields.contains(entry.first) && entry.second.size() <= longest_typing;
    };
    return its_page.subjects.has(subject) && (subject != demand::Subject::demand || place.person == 0) &&
           std::ranges::all_of(place.form, is_asked);
  }

  bool operator()(const Reviewing& place) const {
    const bool typed_only = place.correcting || place.notice.seal == Seal::proven;
    return typed_only && is_wanted_year(place.notice.income_year, current_year()) && place.form.size() <= 1;
  }

  bool operator()(const Declaring&) const { return is_ready(); }
  bool operator()(const Depositing& place) const { return place.slip ? has_no_draft() : is_ready(); }
  bool operator()(const Deposited&) const { return has_no_draft(); }
  bool operator()(const Found&) const { return has_no_draft(); }

  bool operator()(const Finding& place) const {
    return has_no_draft() && place.tries <= most_tries && place.typed.size() <= longest_typing &&
           (place.tries < most_tries || place.searching || place.problem == FindProblem::too_many_tries ||
            place.problem == FindProblem::not_a_reference);
  }
};

}  // namespace

bool is_valid(const Model& model, const Context& context) {
  if (!demand::is_valid(model.draft) || model.draft.number || model.draft.created) return false;
  if (!std::ranges::contains(context.settings.languages, model.language)) return false;
  if (model.text_percent < 100 || model.text_percent > 200 || model.text_percent % 25 != 0) return false;
  if (model.next && !std::visit(Checking{model, context}, *model.next)) return false;
  if (model.next && !model.kept) return false;
  return std::visit(Checking{model, context}, model.place);
}

}  // namespace guichet::kiosk::journey
