#pragma once
// The kiosk put together: the journey in the middle, the face before it, the hands and the post office behind.
// One loop: what happens becomes an intent, the journey answers with a model and effects, the face shows the model.

#include <expected>
#include <memory>
#include <optional>
#include <string>

#include "kiosk/terminal/code_listener.hpp"
#include "kiosk/terminal/face.hpp"
#include "kiosk/terminal/hands.hpp"
#include "kiosk/terminal/post_office.hpp"
#include "kiosk/terminal/reader.hpp"
#include "kiosk/terminal/tremor.hpp"
#include "platform/vault/key_provider.hpp"

namespace guichet::kiosk::terminal {

class Terminal {
 public:
  // Only what makes a screen impossible is an error here; a database that does not open is told on the screen.
  // The window is open_window's (face.hpp).
  static std::expected<std::unique_ptr<Terminal>, std::string> start(
      platform::display::Window window, const Configuration& configuration, const Library& library,
      const documents::TrustStore& trust, platform::vault::KeyProvider& keys, Machine machine);

  ~Terminal();

  // Until the window is closed.
  void run();
  // One turn of the loop, sleeping at most `patience` (for ever without one). False once the window is closed.
  bool turn(std::optional<std::chrono::milliseconds> patience = std::nullopt);
  // Nothing left to draw, to read, or to be answered by a worker's mail.
  bool settled() const { return !face_->unsettled(); }

  const journey::Model& model() const { return model_; }
  const ui::Tree& tree() const { return face_->tree(); }
  Face& face() { return *face_; }

 private:
  Terminal(const Configuration& configuration, const Library& library, const documents::TrustStore& trust,
           Machine machine, std::unique_ptr<Face> face);
  void open_records();
  Stored<Database> open_database(const platform::system::SecretBytes& key);
  std::optional<std::chrono::milliseconds> until_retry();
  void resume_after_interruption(Database& database, const std::optional<PaperDrawer>& drawer);
  std::optional<platform::system::SecretBytes> desk_secret(const platform::system::SecretBytes& key) const;
  void open_inquiries(const platform::system::SecretBytes& key);
  void open_post_office(const platform::system::SecretBytes& key);
  journey::Context context();
  std::optional<std::chrono::milliseconds> until_deadline();
  // Once a day, what was kept long enough is erased: a terminal that nobody touches keeps its word too.
  std::chrono::milliseconds until_tidying();
  void dispatch(const journey::Intent& intent);
  void show();
  void take(const platform::display::Event& event);
  bool changes_the_pace(const platform::display::KeyDown& key);
  // The keypad's help key starts the voice, then asks for the screen again; the next one makes it louder.
  bool is_for_the_voice(const platform::display::Event& event);
  void present(std::string&& payload);
  void read_aloud();
  void listen_to_the_speaker();

  const Configuration& configuration_;
  const Library& library_;
  Machine machine_;
  platform::system::ForwardClock hour_;  // of the session: patience is not lost when the machine's hour is set
  journey::Settings settings_;
  std::unique_ptr<Face> face_;
  journey::Model model_;
  Mailbox<journey::Intent> mailbox_;
  std::unique_ptr<PostOffice> post_office_;
  Reader reader_;
  Tremor tremor_;
  Hands hands_;  // what it still has to do when it ends may knock at the post office
  CodeListener codes_;
  journey::Instant tidied_at_{};  // never yet: the first turn does it
  bool open_ = true;
  bool person_left_ = false;  // in this turn
  platform::vault::KeyProvider* keys_ = nullptr;
  bool has_records_ = false, has_inquiries_ = false;
  std::optional<journey::Instant> retry_at_;  // when the file was busy
};

}  // namespace guichet::kiosk::terminal
