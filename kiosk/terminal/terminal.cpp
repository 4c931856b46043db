#include "kiosk/terminal/terminal.hpp"

#include <algorithm>
#include <memory>
#include <span>

namespace guichet::kiosk::terminal {
namespace display = platform::display;
using namespace std::chrono_literals;

namespace {

// A draw may answer with an intent, whose screen is then drawn at once; more than this in a row is a mistake of ours.
constexpr int most_screens_in_a_turn = 8;

// Between two erasures of what has been kept long enough.
constexpr auto tidy_every = std::chrono::hours{24};

journey::Settings settings_for(const Configuration& configuration, const Library& library, const Machine& machine) {
  journey::Settings settings{.desk = configuration.desk};
  settings.languages.clear();
  for (const auto& language : library.languages()) settings.languages.push_back(language.code);
  settings.draft_retention = std::chrono::days{configuration.draft_retention_days};
  settings.topics = library.topics;
  settings.documents = library.documents;
  settings.identity_proves = configuration.identity_opens;
  settings.takes_papers = !configuration.documents_url.empty();
  settings.validity.renewal_opens_month = configuration.renewal_opens_month;
  settings.desk_place = configuration.desk_place;
  settings.idle_warning = std::chrono::seconds{configuration.idle_seconds};
  settings.countdown = std::chrono::seconds{configuration.countdown_seconds};
  settings.films = machine.scanner.films();
  settings.speaks = machine.speaker != nullptr;
  settings.moves = configuration.motion;
  return settings;
}

// Short values stand in the model itself, and a place that follows another does not cover all of it.
void renew(journey::Model& model) {
  auto kept = std::move(model);
  std::destroy_at(&model);
  platform::system::wipe(std::span(reinterpret_cast<std::byte*>(&model), sizeof model));
  std::construct_at(&model, std::move(kept));
}

bool waits_for_a_paper(const journey::Place& place) {
  return std::holds_alternative<journey::Scanning>(place) || std::holds_alternative<journey::Resuming>(place) ||
         std::holds_alternative<journey::CheckingNumber>(place) || std::holds_alternative<journey::Proving>(place);
}

bool is_touch(const display::Event& event) {
  return std::holds_alternative<display::PointerDown>(event) || std::holds_alternative<display::KeyDown>(event) ||
         std::holds_alternative<display::TextTyped>(event);
}

}  // namespace

std::expected<std::unique_ptr<Terminal>, std::string> Terminal::start(
    display::Window window, const Configuration& configuration, const Library& library,
    const documents::TrustStore& trust, platform::vault::KeyProvider& keys, Machine machine) {
  auto face = Face::open(std::move(window), configuration, library);
  if (!face) return std::unexpected(face.error());
  std::unique_ptr<Terminal> terminal(new Terminal(configuration, library, trust, machine, *std::move(face)));
  terminal->show();
  machine.journal.note("terminal.first_frame");
  terminal->keys_ = &keys;
  terminal->open_records();
  // Before any touch is read: a restored draft must find the screen that waits for it.
  for (const auto& intent : terminal->mailbox_.take()) terminal->dispatch(intent);
  if (!terminal->face_->window().declined().empty()) machine.journal.note("display.graphics_declined");
  machine.journal.note("terminal.started");
  return terminal;
}

Terminal::Terminal(const Configuration& configuration, const Library& library, const documents::TrustStore& trust,
                   Machine machine, std::unique_ptr<Face> face)
    : configuration_(configuration),
      library_(library),
      machine_(machine),
      hour_(machine.clock),
      settings_(settings_for(configuration, library, machine)),
      face_(std::move(face)),
      model_(journey::fresh(settings_, hour_.now())),
      mailbox_([this] { face_->window().wake(); }),
      reader_(machine.speaker),
      tremor_(std::chrono::milliseconds{configuration.double_strike_ms}),
      hands_(configuration, library, trust, machine, mailbox_),
      codes_(machine.code_reader, machine.journal, [this] { face_->window().wake(); }) {
  listen_to_the_speaker();
}

Terminal::~Terminal() {
  if (!machine_.speaker) return;
  machine_.speaker->on_finished({});
  machine_.speaker->on_headphones({});
}

// From any thread: what it says waits in the mailbox.
void Terminal::listen_to_the_speaker() {
  if (!machine_.speaker) return;
  // Who has just heard a question has all the time to answer it.
  machine_.speaker->on_finished([this] { mailbox_.post(journey::TimePassed{.listening = true}); });
  machine_.speaker->on_headphones([this](bool plugged) {
    if (plugged) mailbox_.post(journey::StartVoice{});
  });
}

journey::Context Terminal::context() {
  const auto today = demand::paris_date(std::chrono::floor<std::chrono::seconds>(machine_.clock.now()));
  return {hour_.now(), {today, library_.communes, library_.code_lists}, settings_};
}

std::optional<std::chrono::milliseconds> Terminal::until_deadline() {
  const auto deadline = journey::next_deadline(model_, settings_);
  if (!deadline) return std::nullopt;
  const auto left = std::max(0ms, std::chrono::duration_cast<std::chrono::milliseconds>(*deadline - hour_.now()));
  return model_.idle ? std::min(left, 1000ms) : left;  // the countdown is redrawn each second
}

std::chrono::milliseconds Terminal::until_tidying() {
  const auto now = machine_.clock.now();
  if (now >= tidied_at_ + tidy_every || now < tidied_at_) {  // also when the clock was set back
    tidied_at_ = now;
    hands_.tidy();
  }
  return tidied_at_ + tidy_every - now;
}

void Terminal::run() {
  while (turn()) {
  }
}

bool Terminal::turn(std::optional<std::chrono::milliseconds> patience) {
  auto wait = until_deadline();
  const auto rest = until_tidying();
  wait = std::min(wait.value_or(rest), rest);
  if (const auto retry = until_retry()) wait = std::min(*wait, *retry);
  if (patience) wait = std::min(wait.value_or(*patience), *patience);
  if (const auto wake = face_->wake_at()) wait = std::clamp(*wake - hour_.now(), 0ms, wait.value_or(1000ms));
  if (face_->unsettled()) wait = 0ms;
  for (const auto& event : face_->window().wait(wait)) {
    if (std::holds_alternative<display::CloseAsked>(event)) open_ = false;
    take(event);
  }
  for (const auto& intent : mailbox_.take()) dispatch(intent);
  for (auto& payload : codes_.take()) present(std::move(payload));
  const bool reads_the_warning = model_.idle && reader_.speaking();
  if (until_deadline() == 0ms || reads_the_warning) dispatch(journey::TimePassed{.listening = reader_.speaking()});
  show();
  read_aloud();
  // From here, where nothing of the person is on the stack any more but below.
  if (std::exchange(person_left_, false)) {
    renew(model_);
    platform::system::wipe_dead_stack();
  }
  return open_;
}

void Terminal::take(const display::Event& event) {
  if (const auto* key = std::get_if<display::KeyDown>(&event); key && tremor_.hides(*key, machine_.clock.now())) return;
  // A touch that only wakes the screen must not also press what appears under the finger.
  const auto screen = screens::name_of(model_);
  const bool covered = model_.idle.has_value();
  if (is_touch(event)) dispatch(journey::Touched{});
  const bool woken = covered || screens::name_of(model_) != screen;
  if (is_for_the_voice(event)) return;
  if (!woken || !is_touch(event)) face_->feed(event);
}

// Left and right serve nothing else while no field is being filled.
bool Terminal::changes_the_pace(const display::KeyDown& key) {
  const bool slower = key.key == display::Key::left, faster = key.key == display::Key::right;
  if ((!slower && !faster) || key.repeat || !model_.voice.on || face_->filling()) return false;
  dispatch(journey::ChangeRate{faster ? 1 : -1});
  return true;
}

bool Terminal::is_for_the_voice(const display::Event& event) {
  const auto* key = std::get_if<display::KeyDown>(&event);
  if (key && changes_the_pace(*key)) return true;
  const bool asks = key && !key->repeat && (key->key == display::Key::f1 || key->key == display::Key::f2);
  if (!asks || !settings_.speaks) return false;
  if (!model_.voice.on) {
    dispatch(journey::StartVoice{});
  } else if (key->key == display::Key::f1) {
    reader_.again();
  } else {
    dispatch(journey::Louder{});
  }
  return true;
}

// A code held before the reader is the paper that this place waits for; elsewhere it only says that someone is there.
void Terminal::present(std::string&& payload) {
  dispatch(journey::Touched{});
  if (!waits_for_a_paper(model_.place)) return;
  dispatch(journey::CancelScan{});
  hands_.show(std::make_shared<const std::string>(std::move(payload)));
  dispatch(journey::StartScan{});
  hands_.show(nullptr);
}

void Terminal::read_aloud() {
  if (face_->unsettled()) return;
  reader_.read(face_->tree(), screens::name_of(model_), library_.catalogue(model_.language), model_.voice);
}

void Terminal::dispatch(const journey::Intent& intent) {
  auto [model, effects] = journey::apply(std::move(model_), intent, context());
  model_ = std::move(model);
  for (const auto& effect : effects) {
    if (std::holds_alternative<journey::effect::Wipe>(effect)) {
      face_->forget();
      reader_.forget();
      person_left_ = true;
    }
    hands_.perform(effect);
  }
  if (!journey::reads_a_page(model_.place)) hands_.look_away();
}

void Terminal::show() {
  for (int screen = 0; screen < most_screens_in_a_turn; ++screen) {
    const auto intent = face_->show(model_, context(), hands_.viewfinder());
    if (!intent) return;
    dispatch(*intent);
  }
}

}  // namespace guichet::kiosk::terminal
