// Lays a paper from top to bottom: the same passages in the same order, on a page or on a ticket.
// Private to this folder. What depends on the room there is - header, card, facts - is for page and ticket to say.
#pragma once

#include <optional>

#include "kiosk/receipt/canvas.hpp"

namespace guichet::kiosk::receipt {

struct Measures {
  double left, width, top, bottom;  // where words may stand
  double indent;                    // of steps and items
  double space;                     // between two paragraphs; the others are multiples of it
  double smallest;                  // letters
  Style town, desk, title, heading, body, label, fact, small;
};

class Flow {
 public:
  virtual ~Flow() = default;
  std::expected<void, Error> write();

 protected:
  // A text and, for a person who reads another language, its French: beneath, or across when the directions differ and
  // there is room, as on papers in Arabic and French.
  struct Pair {
    Text own;
    std::optional<Text> french = {};
    bool across = false;
    double gap = 0;
    double height() const;
  };

  Flow(Canvas& canvas, const Paper& paper, const Measures& measures)
      : canvas_(canvas), paper_(paper), measures_(measures), y_(measures.top) {}

  virtual void header() = 0;
  virtual void card(const QrModules& code) = 0;  // of no side when there is none
  virtual void fact(const Passage& passage) = 0;
  virtual void make_room(double height) = 0;
  virtual void close() = 0;

  Pair pair(const Words& words, const Style& style, double width) const;
  void draw(Pair& pair, double x, double width, double y, const char* tag);
  void draw_at_start(Text& text, double x, double width, double y, const char* tag = "P");
  void place(Pair pair, const char* tag);
  // As large as one line allows: people read it out on the telephone.
  Text identifier(Style style, double width) const;
  double mirrored(double x, double width) const;  // x for who reads from the left, its mirror otherwise

  Canvas& canvas_;
  const Paper& paper_;
  const Measures measures_;
  double y_;

 private:
  void passages();
  void passage(const Passage& passage, int rank);
  void heading(const Passage& passage);
  void listed(const Passage& passage, const std::string& mark);
};

}  // namespace guichet::kiosk::receipt
