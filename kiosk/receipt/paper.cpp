#include "kiosk/receipt/paper.hpp"

#include "kiosk/receipt/kinds.hpp"
#include "platform/system/cells.hpp"

namespace guichet::kiosk::receipt {

Paper paper_for(const Facts& facts, const Issuer& issuer) {
  const texts::Language& language = issuer.words.language();
  Paper paper{.language = language.code, .right_to_left = language.right_to_left, .town = issuer.town};
  Writer writer(issuer, paper);
  paper.desk = writer.say("receipt.desk", {{"desk", plain(issuer.desk.view())}});
  std::visit([&](const auto& kind) { write(kind, writer); }, facts);
  return paper;
}

bool Raster::black(int x, int y) const {
  const auto byte = bits[platform::system::cell_at(x / 8, y, row_bytes)];
  return (byte >> (7 - x % 8) & 1) != 0;
}

Words told(const Sourced& sourced, const Writer& writer) {
  const Words value = plain(sourced.value);
  return sourced.verified_on ? value : writer.say("receipt.unverified", {{"value", value}});
}

void contact(Writer& writer, std::string_view article) {
  const Office office = writer.issuer().territory.office(writer.issuer().desk);
  writer.put(Part::heading, "receipt.contact");
  writer.put(Part::paragraph, "receipt.contact.text", {{"town", plain(writer.issuer().town)}}, article);
  if (office.hours)
    writer.put(Part::paragraph, "receipt.contact.hours", {{"hours", told(*office.hours, writer)}}, article);
  if (office.phone)
    writer.put(Part::paragraph, "receipt.contact.phone", {{"phone", told(*office.phone, writer)}}, article);
  writer.put(Part::paragraph, "receipt.contact.site", {}, article);
}

}  // namespace guichet::kiosk::receipt
