// The sandbox as a place for papers: over TLS, by the client a kiosk has, and by nobody else.
#include <thread>

#include <gtest/gtest.h>

#include "platform/system/digest.hpp"
#include "sync/registry/documents.hpp"
#include "sync/sandbox/shelf.hpp"
#include "tests/support/change_message.hpp"
#include "tests/support/creation_message.hpp"
#include "tests/support/files.hpp"
#include "tests/support/registry_fixture.hpp"
#include "tests/support/seeded_random.hpp"

namespace {

using namespace guichet::sync;
using namespace std::chrono_literals;
using guichet::tests::creation_message;
using guichet::tests::to_bytes;
using registry::Document;
using registry::DocumentClient;
using registry::HeldOrFailure;
using TransferKind = transfer::Error::Kind;

constexpr std::size_t part_size = transfer::largest_part;

template <class Expected>
const Expected* failure(const HeldOrFailure& held) {
  return held ? nullptr : std::get_if<Expected>(&held.error());
}

class Uploads : public testing::Test, protected guichet::tests::RegistryFixture {
 protected:
  void SetUp() override {
    start();
    number = client().get_num_unique("DEMG1104-202611221200-000001.xml", to_bytes(creation_message())).value().number;
    kiosk.emplace(documents_client(transfer_settings()));
    guichet::tests::SeededRandom{5}.fill(bytes);
  }
  DocumentClient documents_client(const transfer::Settings& settings) const {
    return {transfer::Session::create(settings).value(), sandbox->documents_url()};
  }
  Document document(std::string id = "11111111-2222-4333-8444-555555555555") const {
    const auto digest = guichet::platform::system::sha256(bytes);
    return {.number = number,
            .id = std::move(id),
            .kind = "avis_imposition",
            .name = "Avis d’imposition.pdf",
            .size = bytes.size(),
            .sha256 = {digest.begin(), digest.end()}};
  }
  std::span<const std::byte> part(std::uint64_t offset, std::size_t size = part_size) const {
    return std::span(bytes).subspan(offset, std::min<std::size_t>(size, bytes.size() - offset));
  }
  // From where it stands to its end, or to the first failure.
  HeldOrFailure bring(const Document& one) {
    auto held = kiosk->open(one);
    while (held && !held->complete) held = kiosk->send(one, *held, part(held->offset));
    return held;
  }
  std::optional<std::vector<std::byte>> received(const Document& one) {
    return sandbox::Shelf::open(folder / "registry.db", random).value().content(number, one.id);
  }
  std::string standing() { return client().get_demande_logement(number).value().demand_xml; }

  std::string number;
  std::vector<std::byte> bytes = std::vector<std::byte>(2 * part_size + 12'345);
  std::optional<DocumentClient> kiosk;
};

TEST_F(Uploads, arrive_whole_part_by_part) {
  const auto one = document();
  auto held = kiosk->open(one);
  ASSERT_TRUE(held);
  EXPECT_EQ(held->offset, 0U);
  for (std::uint64_t offset = 0; offset < bytes.size(); offset += part_size) {
    EXPECT_FALSE(held->complete);
    ASSERT_EQ(held->offset, offset);
    held = kiosk->send(one, *held, part(offset));
    ASSERT_TRUE(held);
  }
  EXPECT_TRUE(held->complete);
  EXPECT_EQ(received(one), bytes);
}

TEST_F(Uploads, become_papers_received_in_the_demand) {
  EXPECT_FALSE(standing().contains("g:piece"));
  ASSERT_TRUE(kiosk->open(document()));
  EXPECT_FALSE(standing().contains("g:piece")) << "announced is not received";
  ASSERT_TRUE(bring(document()));
  EXPECT_TRUE(standing().contains(R"(<g:piece code="avis_imposition" libelle="Avis d’imposition" etat="recue"/>)"))
      << standing();
  ASSERT_TRUE(bring(document("99999999-2222-4333-8444-555555555555")));
  const auto now = standing();
  EXPECT_EQ(now.find("<g:piece"), now.rfind("<g:piece")) << "one paper of two documents";
}

TEST_F(Uploads, make_a_paper_good_that_was_to_be_done_again_and_a_later_change_leaves_it_so) {
  stop();
  const std::string known = "1111125000042G1104";
  std::filesystem::create_directory(folder / "seeds");
  guichet::tests::write_file(folder / "seeds" / "one.xml",
                             guichet::tests::seed_message(
                                 known,
                                 "<g:suivi dateDepotInitial=\"-P3M\"><g:piece code=\"avis_imposition\" libelle=\"Avis\""
                                 " etat=\"inexploitable\" commentaire=\"Flou\"/></g:suivi>"));
  auto settings = sandbox_settings();
  settings.seeds = folder / "seeds";
  sandbox.emplace(sandbox::Sandbox::start(settings, clock, random).value());
  number = known;
  ASSERT_TRUE(bring(document()));
  const std::string received = R"(<g:piece code="avis_imposition" libelle="Avis" etat="recue"/>)";
  EXPECT_TRUE(standing().contains(received)) << standing();
  const auto day = guichet::tests::replaced(guichet::tests::change_message("MOD", known),
                                            "2026-11-22</ns1:dateCreation", "2026-08-22</ns1:dateCreation");
  ASSERT_TRUE(client().send("DEMG1104-202611221200-000009.xml", to_bytes(day)));
  const auto now = standing();
  EXPECT_TRUE(now.contains(received)) << now;
  EXPECT_EQ(now.find("<g:piece"), now.rfind("<g:piece"));
}

TEST_F(Uploads, may_be_empty) {
  bytes.clear();
  const auto held = bring(document());
  ASSERT_TRUE(held);
  EXPECT_TRUE(held->complete);
  EXPECT_EQ(received(document()), bytes);
}

TEST_F(Uploads, are_announced_once_however_often_it_is_said) {
  const auto first = kiosk->open(document()).value();
  ASSERT_TRUE(kiosk->send(document(), first, part(0)));
  const auto again = kiosk->open(document()).value();
  EXPECT_EQ(again.upload, first.upload);
  EXPECT_EQ(again.offset, part_size);
  ASSERT_TRUE(bring(document()));
  EXPECT_TRUE(kiosk->open(document())->complete);
  EXPECT_TRUE(kiosk->ask(document(), first.upload)->complete);
}

TEST_F(Uploads, under_a_known_name_are_refused_with_other_bytes) {
  ASSERT_TRUE(kiosk->open(document()));
  bytes.front() ^= std::byte{1};
  const auto other = kiosk->open(document());
  ASSERT_TRUE(failure<registry::DocumentRefused>(other));
  EXPECT_EQ(failure<registry::DocumentRefused>(other)->reason, "not_admitted");
}

TEST_F(Uploads, of_a_number_that_nobody_has_are_refused) {
  auto stray = document();
  stray.number = "1111126999999G1104";
  const auto held = kiosk->open(stray);
  ASSERT_TRUE(failure<registry::DocumentRefused>(held));
  EXPECT_EQ(failure<registry::DocumentRefused>(held)->reason, "unknown_number");
}

TEST_F(Uploads, that_are_too_large_are_refused_before_a_byte_leaves) {
  stop();
  auto settings = sandbox_settings();
  settings.largest_document = 1000;
  sandbox.emplace(sandbox::Sandbox::start(settings, clock, random).value());
  const auto held = kiosk->open(document());
  ASSERT_TRUE(failure<registry::DocumentRefused>(held));
  EXPECT_EQ(failure<registry::DocumentRefused>(held)->reason, "too_large");
  bytes.resize(1000);
  EXPECT_TRUE(bring(document("99999999-2222-4333-8444-555555555555")));
}

TEST_F(Uploads, take_no_part_larger_than_a_megabyte) {
  const auto held = kiosk->open(document()).value();
  EXPECT_TRUE(failure<registry::DocumentRefused>(kiosk->send(document(), held, part(0, part_size + 1))));
  EXPECT_EQ(kiosk->ask(document(), held.upload)->offset, 0U);
}

TEST_F(Uploads, say_where_they_stand_when_a_part_comes_elsewhere) {
  const auto held = kiosk->open(document()).value();
  ASSERT_TRUE(kiosk->send(document(), held, part(0)));
  // The first part again, and one from the middle of nowhere.
  for (const std::uint64_t offset : {std::uint64_t{0}, std::uint64_t{2'000'000}}) {
    const auto answer = kiosk->send(document(), {.upload = held.upload, .offset = offset}, part(offset));
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->offset, part_size);
    EXPECT_FALSE(answer->complete);
  }
  ASSERT_TRUE(bring(document()));
  EXPECT_EQ(received(document()), bytes);
}

TEST_F(Uploads, are_not_longer_than_announced) {
  auto shorter = document();
  shorter.size = 1000;
  const auto held = kiosk->open(shorter).value();
  EXPECT_TRUE(failure<registry::BadAnswer>(kiosk->send(shorter, held, part(0))));
  EXPECT_EQ(kiosk->ask(shorter, held.upload)->offset, 0U);
}

TEST_F(Uploads, whose_digest_differs_are_forgotten_and_may_come_again) {
  auto other = document();
  other.sha256.front() ^= std::byte{1};
  EXPECT_TRUE(failure<registry::DigestDiffers>(bring(other)));
  EXPECT_EQ(received(other), std::nullopt);
  EXPECT_FALSE(standing().contains("g:piece"));
  auto again = document();
  again.restarts = 1;
  ASSERT_TRUE(bring(again));
  EXPECT_EQ(received(again), bytes);
}

TEST_F(Uploads, belong_to_the_terminal_that_announced_them) {
  const auto held = kiosk->open(document()).value();
  auto settings = transfer_settings();
  const auto other = authority.terminal("borne-0002");
  settings.certificate_file = other.certificate;
  settings.key_file = other.key;
  auto neighbour = documents_client(settings);
  EXPECT_TRUE(failure<registry::UploadLost>(neighbour.ask(document(), held.upload)));
  EXPECT_TRUE(failure<registry::UploadLost>(neighbour.send(document(), held, part(0))));
  EXPECT_EQ(kiosk->ask(document(), held.upload)->offset, 0U);
}

TEST_F(Uploads, let_no_stranger_in) {
  guichet::tests::CertificateAuthority stranger_authority{folder / "stranger", "Autre autorite"};
  const auto stranger = stranger_authority.terminal();
  auto settings = transfer_settings();
  settings.certificate_file = stranger.certificate;
  settings.key_file = stranger.key;
  const auto held = documents_client(settings).open(document());
  ASSERT_TRUE(failure<transfer::Error>(held));
  EXPECT_EQ(failure<transfer::Error>(held)->kind, TransferKind::credential_refused);
}

TEST_F(Uploads, go_on_after_the_registry_was_restarted) {
  const auto held = kiosk->open(document()).value();
  ASSERT_TRUE(kiosk->send(document(), held, part(0)));
  stop();
  start();
  EXPECT_EQ(kiosk->ask(document(), held.upload)->offset, part_size);
  ASSERT_TRUE(bring(document()));
  EXPECT_EQ(received(document()), bytes);
}

TEST_F(Uploads, that_are_cut_keep_every_byte_that_came_in) {
  const auto held = kiosk->open(document()).value();
  misbehave("upload_cut=700000:1");
  const auto cut = kiosk->send(document(), held, part(0));
  ASSERT_TRUE(failure<transfer::Error>(cut));
  EXPECT_EQ(failure<transfer::Error>(cut)->kind, TransferKind::cut);
  EXPECT_EQ(kiosk->ask(document(), held.upload)->offset, 700'000U);
  ASSERT_TRUE(bring(document()));
  EXPECT_EQ(received(document()), bytes);
}

TEST_F(Uploads, whose_answer_is_lost_have_arrived_all_the_same) {
  const auto held = kiosk->open(document()).value();
  misbehave("upload_answer_lost:1");
  EXPECT_TRUE(failure<transfer::Error>(kiosk->send(document(), held, part(0))));
  EXPECT_EQ(kiosk->ask(document(), held.upload)->offset, part_size);
}

TEST_F(Uploads, go_wrong_by_name) {
  const auto held = kiosk->open(document()).value();
  misbehave("upload_conflict:1");
  EXPECT_EQ(kiosk->send(document(), held, part(0))->offset, 0U);
  misbehave("upload_maintenance:1");
  const auto late = kiosk->ask(document(), held.upload);
  ASSERT_TRUE(failure<registry::TechnicalFault>(late));
  EXPECT_EQ(failure<registry::TechnicalFault>(late)->retry_after, 30s);
  misbehave("upload_wrong_digest:1");
  EXPECT_TRUE(failure<registry::DigestDiffers>(bring(document())));
  EXPECT_TRUE(bring(document())->complete) << "only said so";
  misbehave("upload_forgotten:1");
  EXPECT_TRUE(failure<registry::UploadLost>(kiosk->ask(document(), held.upload)));
  EXPECT_NE(kiosk->open(document())->upload, held.upload);
}

TEST_F(Uploads, do_not_spoil_letters_with_their_misfortunes_nor_the_other_way) {
  misbehave("upload_maintenance");
  EXPECT_TRUE(client().get_demande_logement(number));
  misbehave("maintenance:1");
  EXPECT_TRUE(kiosk->open(document()));
  EXPECT_FALSE(client().get_demande_logement(number));
}

TEST(Order, of_a_cut_says_after_how_many_bytes) {
  const auto order = sandbox::parse_order("upload_cut=700000:2");
  ASSERT_TRUE(order);
  EXPECT_EQ(order->bytes, 700'000);
  EXPECT_EQ(order->times, 2);
  for (const auto* text :
       {"upload_cut", "upload_cut=", "upload_cut=-1", "upload_cut=1:0", "maintenance=3", "upload_cut:2"})
    EXPECT_FALSE(sandbox::parse_order(text)) << text;
}

}  // namespace
