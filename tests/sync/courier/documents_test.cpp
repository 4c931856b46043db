// Documents behind their letters: after the number, part by part, and destroyed here once they are there.
#include "tests/support/fault_proxy.hpp"
#include "tests/sync/courier/courier_fixture.hpp"

namespace {

using namespace guichet::sync;
using namespace guichet::sync::courier;
using namespace std::chrono_literals;
using guichet::tests::DocumentDesk;
using guichet::tests::ParcelOutcomes;
using List = std::vector<ParcelOutcome>;

constexpr std::size_t megabyte = std::size_t{1} << 20;

class CourierOfDocuments : public guichet::tests::CourierTest {
 public:
  ~CourierOfDocuments() override { rest(); }

 protected:
  void work_with_documents() { work_with_documents(transfer_settings(), port); }
  // wire: where documents go; letters go straight.
  void work_with_documents(const transfer::Settings& settings, int wire) {
    documents.emplace(transfer::Session::create(settings).value(),
                      "https://localhost:" + std::to_string(wire) + "/bac-a-sable/v1/");
    post.emplace(*documents, desk.files(), clock, jitter, journal, [this](const ParcelOutcome& o) { heard(o); });
    terminal_client.emplace(client());
    carrier.emplace(open(), *terminal_client, clock, jitter, journal, [this](const Outcome& o) {
      outcomes.add(o);
      order.push_back("letter");
    });
    carrier->carry_with(*post);
    thread = std::jthread{[this](const std::stop_token& stop) { carrier->run(stop); }};
  }
  // On the courier's thread.
  void heard(const ParcelOutcome& outcome) {
    if (std::holds_alternative<PartSent>(outcome.what)) order.emplace_back("part");
    if (std::holds_alternative<DocumentReceived>(outcome.what)) order.emplace_back("document");
    if (on_parcel) on_parcel(outcome);
    if (in_a_hurry && std::holds_alternative<Postponed>(outcome.what)) let_pass(20min);
    parcels.add(outcome);
  }
  // A demand that has its number already.
  std::string registered() {
    put(1);
    auto own = client();
    const auto answer = own.send(file_name(1), guichet::tests::to_bytes(guichet::tests::creation_message()));
    auto connection = open();
    const auto id = outbox::next_due(connection, clock.now()).value()->id;
    EXPECT_TRUE(outbox::mark_sending(connection, id));
    EXPECT_TRUE(outbox::acknowledge(connection, id, answer->number));
    return answer->number;
  }
  void expect_received(const std::string& number, std::uint64_t which, std::size_t size) {
    EXPECT_EQ(desk.received(number, which), DocumentDesk::content(which, size));
    EXPECT_FALSE(desk.has_file(which));
    EXPECT_FALSE(desk.has_key(which));
  }
  outbox::Parcel parcel() { return desk.parcels(reference(1)).at(0); }

  std::optional<registry::DocumentClient> documents;
  std::optional<ParcelPost> post;
  ParcelOutcomes parcels;
  std::vector<std::string> order;  // of the courier's thread, read once it rests
  std::function<void(const ParcelOutcome&)> on_parcel;
  bool in_a_hurry = true;
};

TEST_F(CourierOfDocuments, sends_them_once_the_number_has_arrived_and_destroys_them_once_received) {
  put(1);
  desk.put(1, 2 * megabyte + 500, reference(1), clock.now());
  desk.put(2, 1000, reference(1), clock.now());
  work_with_documents();
  ASSERT_TRUE(outcome<Acknowledged>(0));
  const auto list = parcels.wait_for_ends(2);
  EXPECT_EQ(ParcelOutcomes::count<DocumentReceived>(list), 2U);
  EXPECT_EQ(list.back().number, last->number);
  EXPECT_EQ(list.back().deposit_reference, reference(1));
  rest();
  EXPECT_EQ(order, (std::vector<std::string>{"letter", "part", "part", "document", "document"}));
  expect_received(last->number, 1, 2 * megabyte + 500);
  expect_received(last->number, 2, 1000);
  for (const auto& one : desk.parcels(reference(1))) EXPECT_EQ(one.state, outbox::State::acknowledged);
  const auto standing = client().get_demande_logement(last->number).value().demand_xml;
  EXPECT_TRUE(standing.contains(R"(code="piece_1" libelle="Pièce 1" etat="recue")")) << standing;
}

TEST_F(CourierOfDocuments, sends_none_of_a_demand_that_was_refused) {
  misbehave("rule_refusal:1");
  put(1);
  desk.put(1, 1000, reference(1), clock.now());
  work_with_documents();
  ASSERT_TRUE(outcome<Refused>(0));
  put(2);
  carrier->knock();
  ASSERT_TRUE(outcome<Acknowledged>(1));
  EXPECT_TRUE(parcels.wait_for(1, 0s).empty());
  EXPECT_TRUE(desk.has_key(1));
}

TEST_F(CourierOfDocuments, lets_a_letter_pass_between_two_parts) {
  registered();
  desk.put(1, 3 * megabyte, reference(1), clock.now());
  on_parcel = [this, done = false](const ParcelOutcome&) mutable {
    if (std::exchange(done, true)) return;
    auto own = open();
    outbox::Letter letter;
    letter.kind = "CRE";
    letter.deposit_reference = reference(2);
    letter.file_name = file_name(2);
    letter.body = guichet::tests::to_bytes(guichet::tests::creation_message());
    letter.written_at = clock.now();
    ASSERT_TRUE(outbox::put(own, letter));
  };
  work_with_documents();
  parcels.wait_for_ends(1);
  rest();
  EXPECT_EQ(order, (std::vector<std::string>{"part", "letter", "part", "document"}));
}

TEST_F(CourierOfDocuments, gives_up_a_part_that_is_under_way_for_a_letter_and_loses_nothing_of_it) {
  const auto number = registered();
  desk.put(1, megabyte, reference(1), clock.now());
  guichet::tests::FaultProxy slow{port, {.bytes_per_second = 40'000}};
  work_with_documents(transfer_settings(), slow.port());
  while (slow.bytes_from_client() < 20'000) std::this_thread::sleep_for(1ms);
  put(2);
  carrier->knock();
  ASSERT_TRUE(outcome<Acknowledged>(0));
  slow.hurry();
  EXPECT_EQ(ParcelOutcomes::count<DocumentReceived>(parcels.wait_for_ends(1)), 1U);
  rest();
  EXPECT_EQ(order.front(), "letter") << "it waited for no document";
  expect_received(number, 1, megabyte);
  EXPECT_FALSE(journal_text.str().contains("part_failed"));
}

TEST_F(CourierOfDocuments, sends_whole_once_more_what_arrived_otherwise_and_then_leaves_it_to_somebody) {
  registered();
  desk.put(1, 2 * megabyte, reference(1), clock.now());
  misbehave("upload_wrong_digest");
  work_with_documents();
  const auto list = parcels.wait_for_ends(1);
  EXPECT_EQ(ParcelOutcomes::count<DocumentRestarted>(list), 1U);
  ASSERT_TRUE(std::holds_alternative<DocumentNotTaken>(list.back().what));
  EXPECT_EQ(std::get<DocumentNotTaken>(list.back().what).reason, "digest_differs");
  EXPECT_EQ(ParcelOutcomes::count<PartSent>(list), 2U) << "twice the first of two parts";
  EXPECT_EQ(parcel().state, outbox::State::refused);
  EXPECT_TRUE(desk.has_key(1)) << "for somebody to look at";
}

TEST_F(CourierOfDocuments, sends_whole_once_more_what_arrived_otherwise_once) {
  const auto number = registered();
  desk.put(1, 2 * megabyte, reference(1), clock.now());
  misbehave("upload_wrong_digest:1");
  work_with_documents();
  const auto list = parcels.wait_for_ends(1);
  EXPECT_EQ(ParcelOutcomes::count<DocumentRestarted>(list), 1U);
  EXPECT_EQ(ParcelOutcomes::count<DocumentReceived>(list), 1U);
  expect_received(number, 1, 2 * megabyte);
}

TEST_F(CourierOfDocuments, waits_as_long_as_a_registry_under_repair_asks) {
  registered();
  desk.put(1, 1000, reference(1), clock.now());
  misbehave("upload_maintenance:1");
  in_a_hurry = false;
  work_with_documents();
  const auto list = parcels.wait_for(1);
  ASSERT_TRUE(std::holds_alternative<Postponed>(list.at(0).what));
  EXPECT_GE(std::get<Postponed>(list.at(0).what).until, clock.now() + 30s);
  let_pass(1h);
  EXPECT_EQ(ParcelOutcomes::count<DocumentReceived>(parcels.wait_for_ends(1)), 1U);
}

TEST_F(CourierOfDocuments, goes_on_where_it_was_after_each_misfortune) {
  const auto number = registered();
  std::uint64_t which = 0;
  for (const auto* misfortune :
       {"upload_cut=300000:2", "upload_answer_lost:2", "upload_conflict:2", "upload_forgotten:1"}) {
    SCOPED_TRACE(misfortune);
    misbehave(misfortune);
    desk.put(++which, 2 * megabyte, reference(1), clock.now());
    if (carrier)
      carrier->knock();
    else
      work_with_documents();
    const auto list = parcels.wait_for_ends(which);
    EXPECT_EQ(ParcelOutcomes::count<DocumentReceived>(list), which);
    EXPECT_EQ(ParcelOutcomes::count<DocumentRestarted>(list), 0U);
    expect_received(number, which, 2 * megabyte);
  }
}

TEST_F(CourierOfDocuments, does_not_ask_again_and_again_a_registry_that_takes_nothing) {
  registered();
  desk.put(1, 1000, reference(1), clock.now());
  misbehave("upload_conflict");
  in_a_hurry = false;
  work_with_documents();
  EXPECT_TRUE(std::holds_alternative<Postponed>(parcels.wait_for(1).at(0).what));
  EXPECT_EQ(parcels.wait_for(2, 1s).size(), 1U);
}

TEST_F(CourierOfDocuments, leaves_to_somebody_what_is_too_large_or_lost) {
  registered();
  desk.put(1, 6 * megabyte, reference(1), clock.now());
  desk.put(2, 1000, reference(1), clock.now());
  std::filesystem::resize_file(folder / "documents" / DocumentDesk::name(2), 500);
  desk.put(3, 1000, reference(1), clock.now());
  work_with_documents();
  const auto list = parcels.wait_for_ends(3);
  ASSERT_EQ(list.size(), 3U);
  EXPECT_EQ(std::get<DocumentNotTaken>(list.at(0).what).reason, "too_large");
  EXPECT_EQ(std::get<DocumentNotTaken>(list.at(1).what).reason, "content_lost");
  EXPECT_EQ(std::get<DocumentNotTaken>(list.at(0).what).refused, 1);
  EXPECT_EQ(std::get<DocumentNotTaken>(list.at(1).what).refused, 2) << "of the deposit, in all";
  EXPECT_TRUE(std::holds_alternative<DocumentReceived>(list.at(2).what)) << "and the next goes";
}

TEST_F(CourierOfDocuments, stops_the_queue_when_its_certificate_is_refused) {
  registered();
  desk.put(1, 1000, reference(1), clock.now());
  guichet::tests::CertificateAuthority other{folder / "other", "Autre autorite"};
  const auto stranger = other.terminal();
  for_an_alert = 10s;
  auto settings = transfer_settings();
  settings.certificate_file = stranger.certificate;
  settings.key_file = stranger.key;
  work_with_documents(settings, port);
  const auto list = parcels.wait_for(1);
  ASSERT_TRUE(std::holds_alternative<QueueStopped>(list.at(0).what));
  put(2);
  carrier->knock();
  EXPECT_TRUE(outcomes.wait_for(1, 1s).empty());
  int tries = 0;  // it is said a moment before the queue is stopped until some hour
  do let_pass(16min);
  while (outcomes.wait_for(1, 1s).empty() && ++tries < 20);
  EXPECT_TRUE(outcome<Acknowledged>(0));
}

TEST_F(CourierOfDocuments, tells_the_journal_no_name_and_no_kind) {
  registered();
  desk.put(1, 1000, reference(1), clock.now());
  misbehave("upload_maintenance:1");
  work_with_documents();
  parcels.wait_for_ends(1);
  rest();
  EXPECT_TRUE(journal_text.str().contains("courier.document_received"));
  for (const std::string& word : {std::string{"piece_1"}, std::string{"Pièce"}, DocumentDesk::name(1), reference(1)})
    EXPECT_FALSE(journal_text.str().contains(word)) << word;
}

}  // namespace
