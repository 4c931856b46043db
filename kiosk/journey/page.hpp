#pragma once
// The pages of questions as a table: one question, or one small group that belongs together, with its section and whom
// it is about. The order of the lines is the order of the path.

#include <array>
#include <compare>
#include <cstddef>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include "kiosk/demand/field.hpp"

namespace guichet::kiosk::journey {

enum class Section : unsigned char { you, household, housing, wanted, income, papers, check };
inline constexpr std::array sections = {Section::you,    Section::household, Section::housing, Section::wanted,
                                        Section::income, Section::papers,    Section::check};

std::string_view name_of(Section section);
std::string text_key(Section section);  // "section.you"

// Made from literals only, as demand::FieldId.
class PageId {
 public:
  consteval PageId(const char* literal) : name_(literal) {}  // NOLINT(google-explicit-constructor)

  constexpr std::string_view view() const { return name_; }
  friend constexpr auto operator<=>(PageId, PageId) = default;

 private:
  std::string_view name_;
};

class PageFields {
 public:
  constexpr PageFields(std::initializer_list<demand::FieldId> fields) : size_(fields.size()) {
    std::size_t next = 0;
    for (const demand::FieldId field : fields) fields_[next++] = field;
  }
  constexpr std::span<const demand::FieldId> all() const { return {fields_.data(), size_}; }
  constexpr auto begin() const { return all().begin(); }
  constexpr auto end() const { return all().end(); }
  bool contains(std::string_view name) const;

 private:
  std::array<demand::FieldId, 8> fields_ = {"", "", "", "", "", "", "", ""};
  std::size_t size_;
};

struct Page {
  PageId id;
  Section section;
  demand::Subjects subjects;
  PageFields fields;
  bool of_each = false;  // asked on the path of each person to be housed, not only of the applicant
};

std::span<const Page> pages();
const Page* find_page(std::string_view name);
const Page& page(PageId id);

// "page.names"; ".title" and ".why" are there for all, ".hint" is optional. A page about someone else than the
// applicant may have its own: "page.names.co_applicant.title".
std::string text_key(const Page& page);

// Whether anything on the page is asked of this person, given what was answered before.
bool is_asked(const Page& page, const demand::Demand& demand, std::size_t person, demand::Date today);
bool is_asked(const Page& page, const demand::Field& field, const demand::Demand& demand, std::size_t person,
              demand::Date today);

// Whom the answers of this page are about: the demand, or the person at this index.
demand::Subject subject_of(const Page& page, const demand::Demand& demand, std::size_t person);

}  // namespace guichet::kiosk::journey
