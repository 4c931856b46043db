#pragma once
// Answers about demands that exist: asks the registry, and keeps the file closed until the person has proved that it is
// theirs. The journey sees a standing first; the file itself stays here, on the clerk's own thread.

#include <concepts>
#include <expected>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "kiosk/demand/message.hpp"
#include "kiosk/journey/apply.hpp"
#include "kiosk/terminal/configuration.hpp"
#include "kiosk/terminal/library.hpp"
#include "kiosk/terminal/machine.hpp"
#include "kiosk/terminal/records.hpp"
#include "kiosk/terminal/shown_paper.hpp"
#include "kiosk/terminal/viewfinder.hpp"
#include "kiosk/terminal/worker.hpp"
#include "kiosk/terminal/zone_reader.hpp"
#include "platform/system/secret.hpp"
#include "platform/vault/possession.hpp"
#include "sync/registry/client.hpp"

namespace guichet::kiosk::terminal {

template <typename T>
concept ReadsAPaper = std::same_as<T, journey::effect::ScanNumber> || std::same_as<T, journey::effect::ScanProof> ||
                      std::same_as<T, journey::effect::ScanIdentity>;
template <typename T>
concept ForTheClerk = ReadsAPaper<T> || std::same_as<T, journey::effect::AskRegistry> ||
                      std::same_as<T, journey::effect::CheckStaffCode> || std::same_as<T, journey::effect::OpenFile> ||
                      std::same_as<T, journey::effect::Reread>;

class Clerk {
 public:
  Clerk(const Configuration& configuration, const Library& library, Machine machine, Mailbox<journey::Intent>& mailbox);

  // A connection of its own, where wrong tries are counted, and what proves the papers of this desk. Before that, and
  // without a client, the registry is away.
  void give(Database database, platform::system::SecretBytes desk_secret);
  void give(sync::registry::Client client);
  ~Clerk() { stop_scanning(); }

  // Each is answered by one intent, as the effect says.
  template <ForTheClerk Effect>
    requires(!ReadsAPaper<Effect>)
  void perform(const Effect& effect) {
    worker_.post([this, effect, stop = begin()](const std::stop_token&) { mailbox_.post(answer(effect, stop)); });
  }
  // `finder`: what the person sees meanwhile.
  void perform(const ReadsAPaper auto& effect, std::shared_ptr<Viewfinder> finder) {
    worker_.post(
        [this, effect, stop = begin(), shown = shown_code_, finder = std::move(finder)](const std::stop_token&) {
          in_hand_ = {shown, finder->wish(false)};
          in_hand_.wish.comes = {};  // how far the page is says nothing of what is read on it afterwards
          auto said = answer(effect, stop);
          in_hand_ = {};
          if (!stop.stop_requested()) mailbox_.post(std::move(said));
        });
  }
  // Until it is called again, a paper that is asked for is this code.
  void show(ShownCode code) { shown_code_ = std::move(code); }
  // What papers say of a demand. `done` is called on the clerk's thread.
  struct ForPaper {
    std::optional<demand::Registered> registered = {};
    std::string proof = {};  // of possession, to be printed with the number; empty without a secret of the desk
  };
  using Handed = std::move_only_function<void(ForPaper)>;
  // As the registry now has it, for who has just deposited under this number; nothing registered when it is away.
  void fetch(const demand::UniqueNumber& number, Handed done);
  // The file of this session; nothing at all unless it is proven.
  void hand_file(Handed done);
  // The proof alone, without the registry.
  void prove(const demand::UniqueNumber& number, Handed done);

  void stop_scanning();
  // Nothing of the person is left here; what was being asked is given up.
  void forget();

 private:
  std::stop_token begin();
  journey::Intent answer(const journey::effect::ScanNumber& effect, const std::stop_token& stop);
  journey::Intent answer(const journey::effect::AskRegistry& effect, const std::stop_token& stop);
  journey::Intent answer(const journey::effect::ScanProof& effect, const std::stop_token& stop);
  journey::Intent answer(const journey::effect::ScanIdentity& effect, const std::stop_token& stop);
  journey::Intent answer(const journey::effect::CheckStaffCode& effect, const std::stop_token& stop);
  journey::Intent answer(const journey::effect::OpenFile& effect, const std::stop_token& stop);
  journey::Intent answer(const journey::effect::Reread& effect, const std::stop_token& stop);

  std::optional<platform::vault::PaperCode> number_of(const demand::DepositReference& reference);
  std::vector<platform::vault::PaperCode> numbers_in(const std::vector<std::string>& codes);
  std::expected<ReadPaper, journey::ScanProblem> paper(const std::stop_token& stop);
  std::expected<documents::Identity, journey::ScanProblem> identity_paper(const std::stop_token& stop);
  enum class Asked : unsigned char { found, not_found, away };
  std::expected<demand::Registered, Asked> read(const demand::UniqueNumber& number, const std::stop_token& stop);
  void add_what_did_not_arrive(demand::Standing& standing);
  Asked ask(const demand::UniqueNumber& number, const std::stop_token& stop);
  std::string proof_of(const demand::UniqueNumber& number) const;
  bool may_try(std::string_view door);
  void count_wrong_try(std::string_view door);
  demand::Date today() const;
  journey::Intent open(journey::Instant asked_at) const;

  const Configuration& configuration_;
  const Library& library_;
  Machine machine_;
  Mailbox<journey::Intent>& mailbox_;

  ShownCode shown_code_;  // of the loop's thread
  // Of the worker's thread alone, once it was given.
  struct InHand {
    ShownCode code = {};
    platform::scanner::ScanWish wish = {};
  } in_hand_;
  std::optional<Database> database_;
  std::optional<platform::system::SecretBytes> desk_secret_;
  std::optional<sync::registry::Client> client_;
  ZoneReader zones_;
  std::optional<demand::Registered> file_;
  std::optional<demand::UniqueNumber> shown_;  // on a paper of ours, scanned by this person
  bool proven_ = false;
  std::optional<std::string> uncounted_ = {};  // the door of a wrong try that the store did not take

  std::mutex mutex_;
  std::stop_source under_way_;
  Worker worker_;  // last: it stops before what it uses goes away
};

}  // namespace guichet::kiosk::terminal
