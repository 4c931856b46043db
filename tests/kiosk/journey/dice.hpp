#pragma once
// What chance draws for a session: words, fields and codes, right or absurd. The same seed draws the same.

#include <random>

#include "tests/kiosk/journey/returning_visitor.hpp"

namespace test {

class Dice {
 public:
  explicit Dice(unsigned seed) : dice_(seed) {}

  std::size_t below(std::size_t most) { return std::uniform_int_distribution<std::size_t>(0, most - 1)(dice_); }

  std::string text() {
    static const std::string texts[] = {"",
                                        "Alméida",
                                        "12/03/1985",
                                        "00/00/1970",
                                        "1200",
                                        "-5",
                                        "<b>",
                                        "\xff",
                                        "محمد",
                                        "T2,T9,,",
                                        "92012 92100",
                                        "D-7K3QM-9F2TX",
                                        "a@b.fr",
                                        "\u202e",
                                        "2",
                                        std::string(5000, 'x'),
                                        "01/03/2027",
                                        "06 39 98 12 34",
                                        "yes"};
    return texts[below(std::size(texts))];
  }

  std::string field() { return std::string(demand::fields()[below(demand::fields().size())].id.view()); }
  std::string page() { return std::string(pages()[below(pages().size())].id.view()); }
  std::string commune() { return std::array{"92012", "75113", "99999", "92012 92100", "", "2A004"}[below(6)]; }

  std::string right_text(const demand::Field& field) {
    using demand::Kind;
    switch (field.kind) {
      case Kind::date: return field.limits.in_the_future ? "01/03/2027" : "12/03/1985";
      case Kind::email: return "a@b.fr";
      case Kind::phone: return "0639981234";
      case Kind::count: return "2";
      case Kind::money: return "1200";
      case Kind::nir: return "2 85 12 75 113 005 13";
      case Kind::business: return field.limits.max == 9 ? "732 829 320" : "732 829 320 00074";
      default: return "Alméida";
    }
  }

  Door any_door() { return std::array{Door::my_number, Door::resume, Door::information, Door::my_demand}[below(4)]; }
  SlipCode slip_code() { return SlipCode({static_cast<std::byte>(below(2))}); }

  demand::Standing any_standing() {
    return std::array{open_standing(), early_standing(), closed_standing("RADREN"),
                      closed_standing("RADABA")}[below(6) % 4];
  }
  PrintState any_end_of_printing() {
    constexpr auto first = static_cast<std::size_t>(PrintState::printed),
                   last = static_cast<std::size_t>(PrintState::failed);
    return static_cast<PrintState>(first + below(last - first + 1));
  }
  // A passport, or a page of something else.
  Leaf any_identity_page() {
    const documents::Identity passport{.paper = documents::IdentityPaper::passport,
                                       .surname = "ALMEIDA",
                                       .first_names = "ELEONORE",
                                       .surname_cut = below(3) == 0,
                                       .birth = demand::PartialDate{1985, 0, 0},
                                       .nationality = documents::NationalityGroup::french};
    Leaf page{.sheet = std::make_shared<documents::Sheet>()};
    if (below(4) != 0) page.read = passport;
    return page;
  }
  ProofProblem any_proof_problem() {
    return static_cast<ProofProblem>(below(static_cast<std::size_t>(ProofProblem::too_many_tries) + 1));
  }
  Purpose any_purpose() { return static_cast<Purpose>(below(5)); }
  Section any_section() { return sections[below(sections.size())]; }

  Intent voice_changed() {
    const int steps = static_cast<int>(below(5)) - 2;
    return std::array<Intent, 4>{StopVoice{}, ChangeVolume{steps}, ChangeRate{steps}, ToggleMotion{}}[below(4)];
  }

  std::optional<demand::Subject> any_subject() {
    if (below(7) == 0) return std::nullopt;
    return static_cast<demand::Subject>(below(6));
  }

 private:
  std::mt19937 dice_;
};

}  // namespace test
