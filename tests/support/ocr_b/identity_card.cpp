#include "tests/support/ocr_b/identity_card.hpp"

#include "platform/system/cells.hpp"
#include "tests/support/grey_page.hpp"
#include "tests/support/ocr_b/mrz_page.hpp"
#include "tests/support/ocr_b/mrz_text.hpp"

namespace guichet::tests {

using platform::system::cell_at;

std::vector<std::byte> identity_card(const CardHolder& holder) {
  const auto kind = holder.passport ? MrzKind::td3 : MrzKind::td1;
  const auto text = mrz_text({.kind = kind,
                              .code = holder.passport ? "P" : "ID",
                              .issuer = "FRA",
                              .number = "SPEC00285",
                              .surname = holder.surname,
                              .first_names = holder.first_names,
                              .nationality = "FRA",
                              .birth = holder.birth,
                              .expiry = holder.expiry});
  const auto drawn = draw_mrz({.lines = split(text, mrz_width(kind)), .sheet = Sheet::page}).picture;
  GreyPage page(drawn.width, drawn.height);
  for (int y = 0; y < drawn.height; ++y)
    for (int x = 0; x < drawn.width; ++x) page.at(x, y) = drawn.grey[cell_at(x, y, drawn.width)];
  return page.png();
}

}  // namespace guichet::tests
