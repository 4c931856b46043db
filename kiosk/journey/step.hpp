#pragma once
// One step of a session while it is being taken: the model that becomes the next one, the effects that add up, and what
// each intent does to them. The intents are handled by subject, one file each.

#include <utility>

#include "kiosk/journey/apply.hpp"

namespace guichet::kiosk::journey {

struct Step {
  Model model;
  Effects effects;
  const Context& context;

  template <typename T>
  T* at() {
    return std::get_if<T>(&model.place);
  }
  void go(Place place) { model.place = std::move(place); }
  void emit(Effect effect) { effects.push_back(std::move(effect)); }
  int current_year() const { return static_cast<int>(context.world.today.year()); }
};

// The draft is written before the next place shows: a power cut after any screen loses nothing of it.
void save_then(Step& step, Place next);
// Nothing of the person is left: in the model, in storage when nothing was deposited, on the screen.
void end_session(Step& step);
// The welcome screen belongs to nobody: with answers in the draft, leaving them is asked first.
void back_to_welcome(Step& step);
DepositSlip* slip_shown(Model& model);

// --- session.cpp
void on(Step&, const Touched&);
void on(Step&, const Begin&);
void on(Step&, const ChooseLanguage&);
void on(Step&, const ToggleContrast&);
void on(Step&, const NextTextSize&);
void on(Step&, const Agree&);
void on(Step&, const Finish&);
void on(Step&, const AskToLeave&);
void on(Step&, const StayHere&);
void on(Step&, const Leave&);
void on(Step&, const StillHere&);
void on(Step&, const Dismiss&);
void on(Step&, const Resume&);
void on(Step&, const TimePassed&);
void on(Step&, const DraftSaved&);
void on(Step&, const DraftNotSaved&);
void on(Step&, const Restored&);
void on(Step&, const Failed&);

// --- questions.cpp
void on(Step&, const Type&);
void on(Step&, const Choose&);
void on(Step&, const Toggle&);
void on(Step&, const AddCommune&);
void on(Step&, const RemoveCommune&);
void on(Step&, const Continue&);
void on(Step&, const Back&);
void on(Step&, const Edit&);

// --- household.cpp
void on(Step&, const AddPerson&);
void on(Step&, const EditPerson&);
void on(Step&, const RemovePerson&);

// --- papers.cpp
void on(Step&, const StartScan&);
void on(Step&, const SkipScan&);
void on(Step&, const Scanned&);
void on(Step&, const ScanFailed&);
void on(Step&, const Keep&);
void on(Step&, const Retake&);
void on(Step&, const Correct&);

// --- deposit.cpp
void on(Step&, const AcceptStatement&);
void on(Step&, const RetractStatement&);
void on(Step&, const Deposit&);
void on(Step&, const DepositStored&);
void on(Step&, const DepositNotStored&);
void on(Step&, const NumberArrived&);
void on(Step&, const RegistryRefused&);
void on(Step&, const Print&);
void on(Step&, const Printed&);
void on(Step&, const PrintFailed&);
void on(Step&, const Find&);
void on(Step&, const DepositFound&);
void on(Step&, const DepositNotFound&);

}  // namespace guichet::kiosk::journey
