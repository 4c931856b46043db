#include <algorithm>

#include "kiosk/journey/form.hpp"
#include "kiosk/journey/step.hpp"

namespace guichet::kiosk::journey {
namespace {

struct Checking {
  const Model& model;
  const Context& context;

  bool has_open_file() const { return model.file && !model.file->sent && !model.kept; }
  bool is_fresh() const { return has_no_draft() && !model.file; }
  bool has_no_draft() const { return model.draft == fresh(context.settings, {}).draft && !model.kept; }
  bool is_ready() const { return demand::problems(model.draft, context.world).empty(); }
  int current_year() const { return static_cast<int>(context.world.today.year()); }

  bool operator()(const Attract&) const { return model == fresh(context.settings, model.last_touch); }
  bool operator()(const Welcome&) const { return is_fresh(); }
  bool operator()(const ChoosingLanguage&) const { return true; }
  bool operator()(const YourData&) const { return true; }
  bool operator()(const Household&) const { return true; }
  bool operator()(const AddingPerson&) const { return true; }
  bool operator()(const Scanning&) const { return true; }
  bool operator()(const Summary&) const { return !model.file; }
  bool operator()(const Interrupted&) const { return model.kept && !model.file; }
  bool operator()(const Trouble&) const { return true; }

  bool operator()(const Asking& place) const {
    const Page& its_page = page(place.page);
    if (place.person >= model.draft.people.size()) return false;
    const demand::Subject subject = subject_of(its_page, model.draft, place.person);
    const auto is_asked = [&](const auto& entry) {
      return its_page.fields.contains(entry.first) && entry.second.size() <= longest_typing;
    };
    if (place.amounts && amount_field(place.page) == nullptr) return false;
    return its_page.subjects.has(subject) && (subject != demand::Subject::demand || place.person == 0) &&
           std::ranges::all_of(place.form, is_asked);
  }

  bool operator()(const Introducing& place) const {
    const bool one_at_a_time = !place.running || !(place.problem || place.page);
    return takes_introduction(place.from, model) && (*this)(place.from) && one_at_a_time &&
           (!place.keeps_page || may_keep_page(place, context));
  }

  bool operator()(const Reviewing& place) const {
    const bool typed_only = place.correcting || place.notice.seal == Seal::proven;
    return typed_only && is_wanted_year(place.notice.income_year, current_year()) && place.form.size() <= 1;
  }

  bool operator()(const Declaring&) const { return is_ready(); }
  bool operator()(const Depositing& place) const {
    const bool gives_up = has_open_file() && model.file->purpose == Purpose::give_up;
    return place.slip ? has_no_draft() : gives_up || is_ready();
  }
  bool operator()(const Deposited&) const { return has_no_draft(); }
  bool operator()(const Found&) const { return has_no_draft(); }

  bool operator()(const Finding& place) const {
    const bool over = place.problem == FindProblem::too_many_tries;
    return has_no_draft() && place.typed.size() <= longest_typing && (!over || !place.searching) &&
           (model.wrong_codes < most_tries || over);
  }

  bool operator()(const Resuming& place) const {
    const bool over = place.problem == ResumeProblem::too_many_tries;
    return has_no_draft() && place.typed.size() <= longest_typing && !(place.opening && place.reading) &&
           (!over || !place.opening) && (model.wrong_codes < most_tries || over);
  }

  bool operator()(const KeptSlip&) const { return has_no_draft(); }

  bool operator()(const Information& place) const {
    return has_no_draft() &&
           (!place.topic || std::ranges::contains(context.settings.topics, *place.topic, &Topic::name));
  }

  bool operator()(const CheckingNumber& place) const {
    return is_fresh() && place.form.size() <= 2 && !(place.reading && place.scan_problem);
  }
  bool operator()(const Inquiring& place) const { return is_fresh() && place.form.size() <= 2; }
  bool operator()(const NotReached& place) const { return is_fresh() && place.form.size() <= 2; }
  bool operator()(const MyDemand&) const { return is_fresh(); }
  bool operator()(const Proving& place) const {
    return is_fresh() && place.code.size() <= longest_staff_code && (place.by == Proof::staff || place.code.empty());
  }
  bool operator()(const FileSections&) const { return has_open_file() && model.file->purpose != Purpose::renew; }
  bool operator()(const SectionReview& place) const {
    return has_open_file() && model.file->purpose != Purpose::give_up &&
           (!place.changing || model.file->purpose != Purpose::read);
  }
  bool operator()(const GivingUp& place) const {
    return has_open_file() && model.file->purpose == Purpose::give_up && (!place.last_word || place.understood);
  }
  bool may_give_papers() const {
    return !model.file ||
           (has_open_file() && (model.file->purpose == Purpose::renew || model.file->purpose == Purpose::amend));
  }
  bool operator()(const Papers&) const { return may_give_papers(); }
  bool operator()(const Capturing& place) const {
    return may_give_papers() && is_wanted(model, context, place.paper) && place.pages.size() <= most_leaves &&
           (place.pages.empty() ? place.shown == 0 : place.shown < place.pages.size()) &&
           (!place.running || !place.replaces || *place.replaces < place.pages.size());
  }
  bool operator()(const ChangedElsewhere&) const { return has_no_draft() && model.file && model.file->sent; }
};

// A draft bears a number only while it is the registry's demand being changed, and then it is its number.
bool bears_the_right_number(const Model& model) {
  if (!model.file || model.file->sent) return !model.draft.number && !model.draft.created;
  return model.draft.number == model.file->standing.number && model.draft.created == model.file->opened.created;
}

}  // namespace

bool is_valid(const Model& model, const Context& context) {
  if (!demand::is_valid(model.draft) || !bears_the_right_number(model)) return false;
  if (!std::ranges::contains(context.settings.languages, model.language)) return false;
  if (model.text_percent < 100 || model.text_percent > 200 || model.text_percent % 25 != 0) return false;
  if (model.voice.volume < 0 || model.voice.volume > Voice::loudest) return false;
  if (model.voice.rate < Voice::slowest || model.voice.rate > Voice::fastest) return false;
  if (model.voice.on && !context.settings.speaks) return false;
  if (model.next && !std::visit(Checking{model, context}, *model.next)) return false;
  if (model.next && !model.kept) return false;
  if (model.keeping && !model.leaving) return false;
  if (model.wrong_codes < 0 || model.wrong_codes > most_tries) return false;
  return std::visit(Checking{model, context}, model.place);
}

}  // namespace guichet::kiosk::journey
