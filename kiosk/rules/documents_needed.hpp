#pragma once
// The papers of one household on one day: what is needed now, what later, what is there, what must be given again and
// why. Only lines of the table make requests, so nothing outside the closed list is ever asked (CCH R441-2-4-1).

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/rules/document_table.hpp"
#include "kiosk/rules/held_documents.hpp"

namespace guichet::kiosk::rules {

// In the order to show. Now: to register, and once the demand has its number to instruct it, or when a desk asks by
// name. forbidden: it was given although nobody may ask for it, and needs not be given again.
enum class DocumentState : std::uint8_t { needed_now, needed_later, received, to_redo, forbidden };
std::string_view name_of(DocumentState state);  // "now", "later" …

struct NeededDocument {
  std::string code;                        // empty: of a held paper that the table does not know
  std::optional<std::size_t> person = {};  // index in Demand::people; nothing: the household's
  Stage stage = Stage::complementary;
  DocumentState state = DocumentState::needed_later;
  Fault fault = Fault::none;  // of one to give again
  std::string words = {};     // what the desk wrote about it
  std::string by = {};        // the code of the other paper that stands for it, when that one was received
  std::string label = {};     // the registry's name, where the code is not ours
  std::string name = {};      // French, as the law says it
  std::string article = {};
  std::string source = {};
  demand::Date from{};
  std::optional<demand::Date> to = {};
  bool verified = false;

  friend bool operator==(const NeededDocument&, const NeededDocument&) = default;
};

// Sorted by state, then in the order of the table, then by person. A paper wanted for two reasons is there once, for
// the first of them. A held paper that does not say whose it is counts for one person, the first who needs it.
std::vector<NeededDocument> documents_needed(const demand::Demand& demand, demand::Date on, const DocumentTable& table,
                                             std::span<const HeldDocument> held = {});

// Texts: the paper ("document.bail"), the title of its group ("needed.later"), what it is for
// ("needed.stage.to_register") and why it must be given again ("needed.fault.too_old"; without a fault there is none to
// show).
std::string text_key(const NeededDocument& document);
std::string text_key(DocumentState state);
std::string text_key(Stage stage);
std::string text_key(Fault fault);

}  // namespace guichet::kiosk::rules
