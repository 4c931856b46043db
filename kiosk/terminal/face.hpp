#pragma once
// The terminal's face: one window, one text engine, one toolkit, and the screens drawn with them.
// It turns the model into pixels and touches into intents, and forgets everything when told.

#include <expected>
#include <memory>
#include <optional>
#include <string>

#include "kiosk/screens/screen.hpp"
#include "kiosk/terminal/configuration.hpp"
#include "kiosk/terminal/library.hpp"
#include "kiosk/terminal/viewfinder.hpp"

namespace guichet::kiosk::terminal {

// Needs nothing of the library: it can be opened while that is read. By the program's first thread, as SDL wants.
std::expected<platform::display::Window, std::string> open_window(const Configuration& configuration);

class Face {
 public:
  static std::expected<std::unique_ptr<Face>, std::string> open(platform::display::Window window,
                                                                const Configuration& configuration,
                                                                const Library& library);
  ~Face();

  platform::display::Window& window() { return window_; }
  void feed(const platform::display::Event& event) { stage_.feed(event); }
  // Something is still to be drawn, or input waits: do not sleep.
  bool unsettled() const { return ui_->unsettled(); }
  bool filling() const { return ui_->editing(); }
  // When to show again although nobody touched anything; nothing: when the journey says so.
  std::optional<platform::system::Instant> wake_at() const { return ui_->wake_at(); }

  // Shows the model; or, when something was touched, gives the intent and leaves the picture for the next call.
  // `finder`: of the page that is being taken, if any.
  std::optional<journey::Intent> show(const journey::Model& model, const journey::Context& context,
                                      Viewfinder* finder = nullptr);

  void forget();
  const ui::Tree& tree() const { return ui_->tree(); }
  // How many shapes of letters are at hand: they tell which were shown.
  std::size_t glyphs_drawn() const { return engine_->figures().glyphs; }

 private:
  Face(platform::display::Window window, const Configuration& configuration, const Library& library);
  ui::Look look_for(const journey::Model& model, platform::system::Instant now) const;
  void keep_picture_of(const journey::Model& model);
  std::optional<screens::Taking> look_through(Viewfinder* finder);
  void drop_sight();
  std::optional<std::string> hang_arms();  // what is wrong with them
  std::expected<screens::Picture, std::string> arms_at(ui::Millimetres height);

  platform::display::Window window_;
  const Configuration& configuration_;
  const Library& library_;
  std::vector<texts::Language> languages_;
  ui::WindowAtlas atlas_{window_};
  ui::Stage stage_;
  std::unique_ptr<ui::text::Engine> engine_;
  std::unique_ptr<ui::Canvas> canvas_;
  std::unique_ptr<ui::Ui> ui_;
  std::string screen_;
  std::shared_ptr<const journey::Preview> preview_;
  platform::display::TextureId picture_ = 0;
  screens::Picture sight_;  // what the camera saw last
  screens::Arms arms_;
};

}  // namespace guichet::kiosk::terminal
