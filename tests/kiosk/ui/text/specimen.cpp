// A page of every script at every size, for the eye: written where GUICHET_SPECIMEN says, painted in any case.
#include <algorithm>
#include <cstdlib>

#include <gtest/gtest.h>
#include <stb/stb_image_write.h>

#include "tests/kiosk/ui/text/memory_sink.hpp"

using namespace guichet::tests;
using text::Weight;

namespace {

struct Sample {
  const char* words;
  float capital;
  Weight weight;
  float wrap;
};

constexpr Sample samples[] = {
    {"Qui vivra avec vous dans le logement\u202F?", 31, Weight::bold, 1160},
    {"Comptez aussi les enfants en garde alternée. Œuvre, naïve, ÉCOLE, Ça, où, l’été, œil, AVATAR Tél.", 18,
     Weight::regular, 1160},
    {"Vous avez déclaré 23\u202F403\u00A0€ en 2024. Né le 3 mars 1985 à Saint-Étienne-du-Rouvray\u00A0: "
     "«\u00A0oui\u00A0».",
     21, Weight::regular, 1160},
    {"111 0318 016982 G1104", 37, Weight::bold, 1160},
    {"Who will live with you? Take your papers: the tax notice, the proof of address. Affiliation, office.", 21,
     Weight::regular, 1160},
    {"İstanbul, IĞDIR, ığdır, Şişli, Çağrı, Gümüşhane — yeni konut başvurusu", 21, Weight::regular, 1160},
    {"Trần Thị Mỹ Dung, Ελένη Παπαδοπούλου, Олександр Ковальчук, Łukasz Żółć", 21, Weight::regular, 1160},
    {"تقديم طلب للحصول على سكن اجتماعي", 31, Weight::bold, 1160},
    {"رقم هاتفكم هو \u206801\u00A023\u00A045\u00A067\u00A089\u2069، ودخلكم المرجعي \u206823\u202F403\u00A0€\u2069. "
     "سيصلكم الرد من بلدية "
     "\u2068Villebois\u2069 خلال شهر واحد. لا شيء يبقى على هذه الشاشة بعد مغادرتكم.",
     21, Weight::regular, 700},
    {"د کور غوښتنلیک: ټول معلومات خوندي دي، ځای، ښوونځی", 21, Weight::regular, 1160},
    {"உங்கள் சமூக வீட்டு விண்ணப்பம் பதிவு செய்யப்பட்டது. எண் 111 0318 016982 G1104, ஸ்ரீ க்ஷ கொ", 21, Weight::regular, 1160},
    {"您的社会住房申请已登记。请保留这张收据：查询、修改或续期申请时都需要唯一编号（T3：两间卧室）。", 21,
     Weight::regular, 560},
    {"继续我的申请  விண்ணப்பத்தைத் தொடர  متابعة طلبي", 21, Weight::bold, 1160},
    {"Illegible 0O 1lI B8 rn m cl d – handgloves – Rechtsschutzversicherungsgesellschaften", 16, Weight::regular, 1160},
};

}  // namespace

TEST(Specimen, has_ink_on_every_line) {
  MemorySink sink;
  auto engine = text::Engine::create(assets(), sink);
  ASSERT_TRUE(engine) << engine.error().detail;
  Picture page{.width = 1200, .height = 1240};
  const auto compose = [&](auto&& place) {
    int top = 20;
    for (const auto& sample : samples) {
      const auto& block =
          engine->shape(sample.words, {.capital_height_px = sample.capital, .weight = sample.weight}, sample.wrap);
      EXPECT_GT(block.quads.size(), 10U);
      place(block, 20, top);
      top += static_cast<int>(block.height) + 8;
    }
    int left = 20;
    for (const auto* icon : {"user",        "users",        "home",           "search",          "map-pin",
                             "check",       "circle-check", "alert-triangle", "info-circle",     "arrow-left",
                             "arrow-right", "pencil",       "trash",          "printer",         "volume",
                             "contrast",    "shield-check", "lock",           "shift",           "backspace",
                             "qrcode",      "wifi-off",     "coin-euro",      "heart-handshake", "calendar"}) {
      place(engine->icon(icon, 32), left, top);
      left += 46;
    }
    place(engine->shape("Déposer ma demande", {.capital_height_px = 21, .weight = Weight::bold}), 20, top + 44);
  };
  compose([](const auto&...) {});
  if (!engine->flush()) {
    compose([](const auto&...) {});
    ASSERT_TRUE(engine->flush());
  }
  compose([&](const text::Block& block, int left, int top) { page.paint(block, sink, left, top); });
  EXPECT_LT(std::ranges::count(page.grey, 255), std::ssize(page.grey));
  if (const char* file = std::getenv("GUICHET_SPECIMEN"))
    stbi_write_png(file, page.width, page.height, 1, page.grey.data(), page.width);
}
