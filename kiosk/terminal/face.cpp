#include "kiosk/terminal/face.hpp"

#include <cmath>

#include "kiosk/receipt/arms.hpp"
#include "kiosk/screens/emblem.hpp"

namespace guichet::kiosk::terminal {
namespace display = platform::display;

std::expected<display::Window, std::string> open_window(const Configuration& configuration) {
  auto window = display::Window::open(
      {.title = configuration.town,
       .width = configuration.width,
       .height = configuration.height,
       .fullscreen = configuration.fullscreen,
       .backend = configuration.opengles2 ? display::Backend::opengles2 : display::Backend::software,
       .pixels_per_millimetre = configuration.pixels_per_millimetre});
  if (!window) return std::unexpected("no window: " + window.error().detail);
  return *std::move(window);
}

std::expected<std::unique_ptr<Face>, std::string> Face::open(display::Window window, const Configuration& configuration,
                                                             const Library& library) {
  std::unique_ptr<Face> face(new Face(std::move(window), configuration, library));
  auto engine = ui::text::Engine::create(library.folder, face->atlas_);
  if (!engine) return std::unexpected(engine.error().detail);
  face->engine_ = std::make_unique<ui::text::Engine>(*std::move(engine));
  face->canvas_ = std::make_unique<ui::Canvas>(face->window_, *face->engine_, face->atlas_);
  face->ui_ = std::make_unique<ui::Ui>(face->stage_, *face->canvas_, *face->engine_, library.keyboards);
  if (auto problem = face->hang_arms()) return std::unexpected(*std::move(problem));
  return face;
}

Face::Face(display::Window window, const Configuration& configuration, const Library& library)
    : window_(std::move(window)), configuration_(configuration), library_(library), languages_(library.languages()) {}

Face::~Face() {
  for (const auto texture : {picture_, sight_.texture, arms_.bar.texture, arms_.large.texture})
    window_.destroy_texture(texture);
}

std::optional<std::string> Face::hang_arms() {
  if (configuration_.arms.empty()) return std::nullopt;
  for (auto [place, height] : {std::pair(&arms_.bar, screens::emblem::bar), {&arms_.large, screens::emblem::large}}) {
    auto picture = arms_at(height);
    if (!picture) return picture.error();
    *place = *picture;
  }
  return std::nullopt;
}

std::expected<screens::Picture, std::string> Face::arms_at(ui::Millimetres height) {
  const ui::Metrics metrics{.pixels_per_millimetre = window_.pixels_per_millimetre(), .text_scale = 1};
  const auto drawn = receipt::read_arms(configuration_.arms, static_cast<int>(std::lround(metrics.px(height))));
  if (!drawn) return std::unexpected(drawn.error());
  const auto texture = window_.create_texture(drawn->width, drawn->height);
  window_.update_texture(texture, {0, 0, drawn->width, drawn->height}, drawn->rgba);
  return screens::Picture{texture, static_cast<float>(drawn->width), static_cast<float>(drawn->height)};
}

ui::Look Face::look_for(const journey::Model& model, platform::system::Instant now) const {
  return {.theme = model.high_contrast ? &library_.contrast : &library_.plain,
          .words = &library_.catalogue(model.language),
          .metrics = {.pixels_per_millimetre = window_.pixels_per_millimetre(),
                      .text_scale = static_cast<float>(model.text_percent) / 100},
          .now = now,
          .double_strike = std::chrono::milliseconds{configuration_.double_strike_ms},
          .motion = configuration_.motion && !model.still,
          .guided = model.voice.on};
}

void Face::keep_picture_of(const journey::Model& model) {
  const auto wanted = journey::page_shown(model.place);
  if (wanted == preview_) return;
  window_.destroy_texture(std::exchange(picture_, 0));
  preview_ = wanted;
  if (!preview_ || preview_->width <= 0) return;
  picture_ = window_.create_texture(preview_->width, preview_->height);
  window_.update_texture(picture_, {0, 0, preview_->width, preview_->height}, preview_->rgba);
}

void Face::drop_sight() { window_.destroy_texture(std::exchange(sight_, {}).texture); }

std::optional<screens::Taking> Face::look_through(Viewfinder* finder) {
  if (finder == nullptr) return drop_sight(), std::nullopt;
  if (const auto seen = finder->take_picture()) {
    const auto width = static_cast<float>(seen->width), height = static_cast<float>(seen->height);
    if (sight_.width != width || sight_.height != height) {
      drop_sight();
      sight_ = {window_.create_texture(seen->width, seen->height), width, height};
    }
    window_.update_texture(sight_.texture, {0, 0, seen->width, seen->height}, seen->rgba);
  }
  auto taking = finder->told();
  taking.picture = sight_;
  return taking;
}

std::optional<journey::Intent> Face::show(const journey::Model& model, const journey::Context& context,
                                          Viewfinder* finder) {
  if (auto screen = screens::name_of(model); screen != screen_) {
    ui_->leave_screen();
    screen_ = std::move(screen);
  }
  keep_picture_of(model);
  const auto taking = look_through(finder);
  ui_->begin(window_.size(), look_for(model, context.now));
  auto answer = screens::draw({model, context, *ui_, configuration_.town, languages_, picture_, arms_, taking});
  const auto frame = ui_->end();
  if (frame && !answer) window_.present(*frame);
  return answer;
}

void Face::forget() {
  ui_->forget();
  window_.destroy_texture(std::exchange(picture_, 0));
  preview_.reset();
  drop_sight();
  screen_.clear();
  window_.forget();
}

}  // namespace guichet::kiosk::terminal
