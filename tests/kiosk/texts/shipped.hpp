#pragma once
// The catalogues that ship, as every proofreading test opens them.

#include <algorithm>
#include <vector>

#include <gtest/gtest.h>

#include "kiosk/texts/catalogue.hpp"
#include "platform/system/paths.hpp"

namespace guichet::tests {

struct ShippedTexts : testing::Test {
  std::vector<kiosk::texts::Catalogue> catalogues;

  void SetUp() override {
    auto loaded = kiosk::texts::load_catalogues(platform::system::assets_folder() / "texts");
    ASSERT_TRUE(loaded) << loaded.error().detail;
    catalogues = std::move(*loaded);
    ASSERT_EQ(catalogues.front().language().code, "fr") << "French is the reference";
  }
  const kiosk::texts::Catalogue& french() const { return catalogues.front(); }
  const kiosk::texts::Catalogue& easy_french() const { return catalogues.at(1); }
};

}  // namespace guichet::tests
