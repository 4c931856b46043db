#pragma once
// Someone gives papers with a first demand, beside a registry that may be there.

#include <gtest/gtest.h>

#include "kiosk/documents/findings.hpp"
#include "platform/storage/sealed_file.hpp"
#include "platform/system/digest.hpp"
#include "sync/outbox/parcels.hpp"
#include "sync/sandbox/shelf.hpp"
#include "tests/robot/paper_giver.hpp"
#include "tests/scenario/my_demand.hpp"
#include "tests/support/files.hpp"

namespace guichet::tests {

class GivingPapers : public MyDemand {
 protected:
  void registry_opens() {
    registry.emplace(visit.town.authority(), visit.town.registry_identity(), elsewhere.path(),
                     std::vector<std::string>{"--port", visit.port(), "--today", "2026-11-22"});
  }

  PaperGiver& comes_with_papers(Way way = Way::finger) {
    way_of_coming = way;
    giver.emplace(visit, way);
    giver->comes_to_the_papers();
    return *giver;
  }
  Robot& robot() { return giver->robot(); }

  std::vector<sync::outbox::Parcel> parcels(const std::string& reference) const {
    auto database = visit.records();
    return sync::outbox::parcels_of(database, reference).value();
  }
  void waits_for_receipt(const std::string& reference, std::size_t papers = 1) {
    const auto received = [&] {
      const auto all = parcels(reference);
      return all.size() == papers &&
             std::ranges::all_of(all, [](const auto& one) { return one.state == sync::outbox::State::acknowledged; });
    };
    visit.wait_for_the_courier(received, "the receipt of the papers");
  }
  std::string number_of(const std::string& reference) const {
    auto database = visit.records();
    return sync::outbox::find(database, reference).value()->number;
  }
  // As the registry holds it, whole or not at all.
  EncodedPage received(const std::string& reference, const sync::outbox::Parcel& parcel) {
    platform::system::SystemRandom random;
    auto shelf = sync::sandbox::Shelf::open(elsewhere / "registry.db", random).value();
    return shelf.content(number_of(reference), parcel.document).value_or(EncodedPage{});
  }
  // The pages are in it as they were kept, byte for byte.
  void expect_whole(const EncodedPage& pdf, const Sheets& pages) {
    for (const auto& page : pages) EXPECT_TRUE(text_of(pdf).contains(text_of(page->jpeg)));
    const auto file = elsewhere / "received.pdf";
    write_file(file, text_of(pdf));
    EXPECT_EQ(std::system(("qpdf --check '" + file.string() + "' >/dev/null").c_str()), 0);
  }
  int pages_of_the_received() const {
    const auto out = elsewhere / "pages.txt";
    const auto command = "qpdf --show-npages '" + (elsewhere / "received.pdf").string() + "' > '" + out.string() + "'";
    return std::system(command.c_str()) == 0 ? std::stoi(read_file(out)) : 0;
  }

  // Of the page in a demand put aside: whether the one who has the disk and its key reads it.
  bool opens_with_the_terminals_key_alone() const {
    const auto key = platform::vault::KeyFile(visit.town.key_file()).load();
    const auto files = platform::storage::SealedFiles::open(visit.folder / "papers", *key).value();
    auto database = visit.records();
    const auto name = database.query("SELECT name FROM kept_draft_page").value().front().text(0);
    const auto file = files.find(database, name).value();
    EncodedPage bytes(file.size());
    return file.read(0, bytes).value() == bytes.size() && holds_a_page(text_of(bytes));
  }

  const TemporaryFolder elsewhere{std::filesystem::path("/var/tmp")};
  Way way_of_coming = Way::finger;
  std::optional<PaperGiver> giver;
};

}  // namespace guichet::tests
