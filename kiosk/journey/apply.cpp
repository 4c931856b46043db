#include "kiosk/journey/apply.hpp"

#include <type_traits>
#include <utility>

#include "kiosk/journey/step.hpp"

namespace guichet::kiosk::journey {
namespace {

template <typename T, typename... Others>
constexpr bool is_one_of = (std::is_same_v<T, Others> || ...);

// What the hour and the workers say; everything else is the person.
template <typename T>
constexpr bool is_of_the_machine =
    is_one_of<T, TimePassed, DraftSaved, DraftNotSaved, Scanned, ScanFailed, PageCaptured, PaperKept, PaperNotKept,
              DepositStored, DepositNotStored, NumberArrived, RegistryRefused, PaperRefused, Printed, PrintFailed,
              DepositFound, DepositNotFound, DraftKept, DraftNotKept, DraftOpened, DraftNotOpened, SlipRead,
              SlipPrinted, SlipNotPrinted, NumberScanned, StandingFound, StandingNotFound, TooManyTries, RegistryAway,
              FileOpened, NotProven, StandingPrinted, SummaryPrinted, Restored, Failed>;

template <typename T>
constexpr bool is_about_reading = is_one_of<T, ChooseLanguage, ToggleContrast, NextTextSize, StartVoice, StopVoice,
                                            Louder, ChangeVolume, ChangeRate, ToggleMotion>;
template <typename T>
constexpr bool is_about_leaving = is_one_of<T, AskToLeave, StayHere, Leave, KeepAndLeave>;

struct Taking {
  Step& step;

  template <typename T>
  void operator()(const T& intent) const {
    if constexpr (is_of_the_machine<T>) {
      on(step, intent);
    } else {
      take_from_person(intent);
    }
  }

  template <typename T>
  void take_from_person(const T& intent) const {
    Model& model = step.model;
    model.last_touch = step.context.now;
    // The screen is dimmed under the countdown: a touch only says that someone is there, or wants to leave.
    if (std::exchange(model.idle, std::nullopt) && !std::is_same_v<T, AskToLeave>) return;
    if (model.keeping && !is_about_reading<T>) return;  // in a moment it is done, or told
    constexpr bool always = is_about_reading<T> || is_about_leaving<T>;
    if ((model.leaving || model.next) && !always) return;
    on(step, intent);
  }
};

}  // namespace

Outcome apply(Model model, const Intent& intent, const Context& context) {
  Step step{.model = std::move(model), .effects = {}, .context = context};
  std::visit(Taking{step}, intent);
  return {.model = std::move(step.model), .effects = std::move(step.effects)};
}

}  // namespace guichet::kiosk::journey
