#include "sync/sandbox/service.hpp"

#include <array>
#include <format>
#include <thread>

#include "platform/system/match.hpp"
#include "sync/sandbox/connection.hpp"

namespace guichet::sync::sandbox {
namespace {

using namespace std::chrono_literals;

constexpr auto drip_interval = 1s;
constexpr auto clock_skew = 48h;

using platform::system::Match;

Answer answer_to(const Verdict& verdict) {
  return std::visit(Match{[](const Numbered& numbered) { return answer_with(numbered.demand_xml); },
                          [](const std::vector<registry::Anomaly>& anomalies) { return answer_with(anomalies); },
                          [](const Failed& sentence) { return fault(sentence); }},
                    verdict);
}

Answer refusal() {
  return answer_with(
      std::vector<registry::Anomaly>{{"SANDBOX_0098", "Refus demandé au bac à sable (première anomalie)."},
                                     {"SANDBOX_0099", "Refus demandé au bac à sable (seconde anomalie)."}});
}

void send(const Answer& answer, httplib::Response& response) {
  response.status = answer.status;
  response.set_content(answer.body, answer.content_type);
}

void say_maintenance(httplib::Response& response) {
  response.status = 503;
  response.set_header("Retry-After", "30");
}

std::string http_date(platform::system::Instant instant) {
  return std::format("{:%a, %d %b %Y %H:%M:%S} GMT", std::chrono::floor<std::chrono::seconds>(instant));
}

}  // namespace

Verdict Service::verdict_on(const httplib::Request& request) {
  const auto call = read_call(request.get_header_value("Content-Type"), request.body);
  if (!call) return Failed{call.error()};
  return std::visit(Match{[this](const GetNumUnique& asked) { return ledger_.enter(asked.file_name, asked.xml); },
                          [this](const GetDemandeLogement& asked) { return ledger_.find(asked.number); }},
                    *call);
}

Verdict Service::verdict_on_what_changed_meanwhile(const httplib::Request& request) {
  const auto call = read_call(request.get_header_value("Content-Type"), request.body);
  if (!call) return Failed{call.error()};
  if (const auto* read = std::get_if<GetDemandeLogement>(&*call)) {
    auto verdict = ledger_.find(read->number);
    ledger_.renew_elsewhere(read->number);
    return verdict;
  }
  if (const auto* sent = std::get_if<GetNumUnique>(&*call)) ledger_.renew_elsewhere(read_incoming(sent->xml).number);
  return verdict_on(request);
}

Verdict Service::with_other_number(Verdict verdict) {
  const auto* const numbered = std::get_if<Numbered>(&verdict);
  const auto other = numbered ? ledger_.number_other_than(numbered->number) : std::nullopt;
  return other ? ledger_.find(*other) : verdict;
}

void Service::strange_success(httplib::Response& response) {
  constexpr std::array statuses{201, 204, 200, 202};
  response.status = statuses[static_cast<std::size_t>(strange_successes_++) % statuses.size()];
}

void Service::drip(Answer answer, httplib::Response& response) const {
  response.status = answer.status;
  const std::size_t size = answer.body.size();
  response.set_content_provider(
      size, answer.content_type,
      [this, body = std::move(answer.body)](std::size_t offset, std::size_t, httplib::DataSink& sink) {
        const auto until = std::chrono::steady_clock::now() + drip_interval;
        while (!stopping_ && std::chrono::steady_clock::now() < until) std::this_thread::sleep_for(50ms);
        return !stopping_ && sink.write(body.data() + offset, 1);
      });
}

void Service::serve(const httplib::Request& request, httplib::Response& response) {
  const Misbehaviour mood = mood_.next();
  response.set_header("Date", http_date(clock_.now() + (mood == Misbehaviour::clock_skew ? clock_skew : 0h)));
  switch (mood) {
    case Misbehaviour::none:
    case Misbehaviour::clock_skew: return send(answer_to(verdict_on(request)), response);
    case Misbehaviour::answer_lost: verdict_on(request); [[fallthrough]];
    case Misbehaviour::cut_before_answer: return close_connection(request.local_port, request.remote_port);
    case Misbehaviour::slow_drip: return drip(answer_to(verdict_on(request)), response);
    case Misbehaviour::strange_success: return strange_success(response);
    case Misbehaviour::rule_refusal: return send(refusal(), response);
    case Misbehaviour::fault: return send(fault("Panne demandée au bac à sable."), response);
    case Misbehaviour::maintenance: return say_maintenance(response);
    case Misbehaviour::other_host: return response.set_redirect("https://autre-registre.example/", 307);
    case Misbehaviour::credential_refused: response.status = 403; return;
    case Misbehaviour::changed_meanwhile: return send(answer_to(verdict_on_what_changed_meanwhile(request)), response);
    case Misbehaviour::same_number_twice: return send(answer_to(with_other_number(verdict_on(request))), response);
    case Misbehaviour::upload_cut:
    case Misbehaviour::upload_answer_lost:
    case Misbehaviour::upload_conflict:
    case Misbehaviour::upload_wrong_digest:
    case Misbehaviour::upload_forgotten:
    case Misbehaviour::upload_maintenance: return;  // never here: next() leaves them to the documents
  }
}

void Service::change_mood(const httplib::Request& request, httplib::Response& response) {
  const auto order = parse_order(request.body);
  if (!request.remote_addr.starts_with("127."))
    response.status = 403;
  else if (!order)
    response.status = 400;
  else
    mood_.obey(*order);
}

}  // namespace guichet::sync::sandbox
