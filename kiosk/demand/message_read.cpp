#include <algorithm>
#include <array>
#include <charconv>

#include "kiosk/demand/amounts.hpp"
#include "kiosk/demand/message.hpp"
#include "kiosk/demand/message_tree.hpp"
#include "kiosk/demand/standing_read.hpp"
#include "platform/system/ascii.hpp"

namespace guichet::kiosk::demand {
namespace {

using FindingKind = Finding::Kind;

constexpr std::size_t most_anomalies = 50;
// What integrators refuse to send without (facts of the registry, 1.5).
constexpr std::array mandatory = {FieldId("wider_area"), FieldId("types"), FieldId("communes")};

constexpr std::array file_types = {FileType::creation, FileType::amendment, FileType::renewal, FileType::closure};

using platform::system::number_in;

// "Z", "+01:00", "-04:00"
std::optional<std::chrono::minutes> zone(std::string_view text) {
  if (text == "Z") return std::chrono::minutes{0};
  if (text.size() != 6 || text[3] != ':' || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  const auto hours = number_in<int>(text.substr(1, 2));
  const auto minutes = number_in<int>(text.substr(4, 2));
  if (!hours || !minutes || *hours > 14 || *minutes > 59) return std::nullopt;
  const std::chrono::minutes offset{*hours * 60 + *minutes};
  return text[0] == '-' ? -offset : offset;
}

// "2018-03-15T16:54:06.339+01:00"
std::optional<std::chrono::sys_seconds> instant(std::string_view text) {
  const auto date = parse_iso_date(text.substr(0, 10));
  if (!date || text.size() < 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':') return std::nullopt;
  const auto hours = number_in<int>(text.substr(11, 2));
  const auto minutes = number_in<int>(text.substr(14, 2));
  const auto seconds = number_in<int>(text.substr(17, 2));
  const std::size_t zone_at = text.find_first_of("Z+-", 19);
  if (!hours || !minutes || !seconds || zone_at == std::string_view::npos) return std::nullopt;
  const auto offset = zone(text.substr(zone_at));
  if (!offset || *hours > 23 || *minutes > 59 || *seconds > 59) return std::nullopt;
  return std::chrono::sys_days{*date} + std::chrono::hours{*hours} + std::chrono::minutes{*minutes} +
         std::chrono::seconds{*seconds} - *offset;
}

// An ISO date and how much of it is known, as a person would type it; what is no date stays as it is, to be refused.
std::string typed_date(std::string_view text, std::string_view precision) {
  const auto date = parse_iso_date(text);
  if (!date) return "?";
  const auto month = static_cast<unsigned>(date->month());
  return PartialDate{.year = static_cast<int>(date->year()),
                     .month = precision == "year" ? 0 : month,
                     .day = precision.empty() ? static_cast<unsigned>(date->day()) : 0}
      .typed();
}

std::string typed_boolean(std::string_view text) {
  if (text.empty()) return "";
  return text == "true" ? "yes" : text == "false" ? "no" : "?";
}

class Reader {
 public:
  Reader(MessageTree& tree, const Context& context) : tree_(tree), context_(context) {}

  std::expected<Message, ReadError> read() {
    const pugi::xml_node node = tree_.enter(tree_.root(), "demande/demandeLogement");
    if (!node) return std::unexpected(ReadError::not_a_demand);
    const Envelope envelope = read_envelope();
    const auto number = read_number(node);
    auto desk = read_desk(node, number);
    if (!desk) return std::unexpected(desk.error());

    Message message{.envelope = envelope, .demand = {.desk = *desk}, .anomalies = read_anomalies(node)};
    message.envelope.closure_reason = readable(attribute(tree_.enter(node, closure_reason_path), "code"));
    message.envelope.version_read = read_version(node);
    message.standing = read_standing(tree_, node, number, findings_);
    message.demand.number = number;
    message.demand.created = read_created(node);
    read_people(node, message.demand);
    read_answers(node, message.demand.answers, Subject::demand);
    for (const FieldId id : mandatory) {
      if (!message.demand.answers.has(id)) report(FindingKind::missing, field(id).path);
    }
    message.findings = std::move(findings_);
    for (Finding& finding : tree_.not_understood()) message.findings.push_back(std::move(finding));
    return message;
  }

 private:
  void report(FindingKind kind, std::string_view path) {
    if (findings_.size() < most_findings) findings_.push_back({.kind = kind, .path = std::string(path)});
  }

  // The text at a path; its absence is a finding.
  std::string_view mandatory_text(pugi::xml_node from, std::string_view path) {
    const std::string_view text = tree_.enter(from, path).text().get();
    if (text.empty()) report(FindingKind::missing, path);
    return text;
  }

  Envelope read_envelope() {
    const std::string_view version = attribute(tree_.root(), "versionInterface");
    if (version.empty()) report(FindingKind::missing, "@versionInterface");
    if (!version.empty() && version != "02.00" && version != "02.01") {
      report(FindingKind::bad_value, "@versionInterface");
    }
    const std::string_view type = mandatory_text(tree_.root(), "entete/typeFichier");
    const auto* const known = std::ranges::find(file_types, type, code_of);
    if (!type.empty() && known == file_types.end()) report(FindingKind::bad_value, "entete/typeFichier");
    const std::string_view date = mandatory_text(tree_.root(), "entete/dateFichier");
    const auto sent = date.empty() ? std::nullopt : instant(date);
    if (!date.empty() && !sent) report(FindingKind::bad_value, "entete/dateFichier");
    return {.type = known == file_types.end() ? FileType::creation : *known,
            .sent = sent.value_or(std::chrono::sys_seconds{})};
  }

  int read_version(pugi::xml_node node) {
    const std::string_view text = tree_.enter(node, version_read_path).text().get();
    return number_in<int>(text).value_or(0);
  }

  std::optional<UniqueNumber> read_number(pugi::xml_node node) {
    const std::string_view text = tree_.enter(node, "numUnique").text().get();
    if (text.empty()) return std::nullopt;
    const auto number = UniqueNumber::parse(text);
    if (number) return *number;
    report(FindingKind::bad_value, "numUnique");
    return std::nullopt;
  }

  // Files that come out of the registry may say their desk only in the number.
  std::expected<DeskCode, ReadError> read_desk(pugi::xml_node node, const std::optional<UniqueNumber>& number) {
    const std::string_view text = mandatory_text(node, "numGuichet");
    auto desk = DeskCode::parse(text);
    if (!desk && !text.empty()) report(FindingKind::bad_value, "numGuichet");
    if (!desk && number) desk = DeskCode::parse(number->view().substr(13));
    return desk.transform_error([](ParseError) { return ReadError::no_desk; });
  }

  std::optional<Date> read_created(pugi::xml_node node) {
    const std::string_view text = mandatory_text(node, "dateCreationDemande");
    if (text.empty()) return std::nullopt;
    const auto date = parse_iso_date(text);
    if (date) return *date;
    report(FindingKind::bad_value, "dateCreationDemande");
    return std::nullopt;
  }

  std::vector<Anomaly> read_anomalies(pugi::xml_node node) {
    std::vector<Anomaly> anomalies;
    for (const pugi::xml_node anomaly : tree_.all(node, to_path("listeAnomalie/anomalie*"))) {
      if (anomalies.size() == most_anomalies) break;
      anomalies.push_back({.code = readable(attribute(anomaly, "code")), .text = readable(anomaly.text().get())});
    }
    return anomalies;
  }

  void read_people(pugi::xml_node node, Demand& demand) {
    for (const auto& [subject, path] : subject_paths) {
      for (const pugi::xml_node element : tree_.all(node, to_path(path))) {
        const auto person = subject == Subject::applicant ? std::optional<std::size_t>{0} : add_person(demand, subject);
        if (!person) return report(FindingKind::too_many, path_of(element));
        read_answers(element, demand.people[*person].answers, subject);
        read_abroad(element, demand.people[*person].answers, subject);
      }
    }
  }

  // A desk that does not know our complement still says that the address is abroad.
  void read_abroad(pugi::xml_node element, Answers& answers, Subject subject) {
    if (subject != Subject::applicant || answers.has("domicile")) return;
    const std::string_view abroad = tree_.enter(element, "adressePostale/etranger").text().get();
    if (abroad == "true") answers.set("domicile", Code{"ETRA"});
  }

  void read_answers(pugi::xml_node base, Answers& answers, Subject subject) {
    for (const Field& field : fields()) {
      if (!field.subjects.has(subject)) continue;
      const std::string text = field.kind == Kind::commune   ? read_locality(base, field)
                               : field.kind == Kind::amounts ? read_amounts(base, field)
                                                             : read_typed(base, field);
      if (text.empty()) continue;
      const auto value = shape(field, text);
      if (!value || check(field, *value, context_)) report(FindingKind::bad_value, field.path);
      if (value) answers.set(field.id, *value);
    }
  }

  std::string read_typed(pugi::xml_node base, const Field& field) {
    const MessagePath path = to_path(field.path);
    std::string typed;
    for (const pugi::xml_node element : tree_.all(base, path)) {
      if (attribute(element, "default") == "true") continue;
      const std::string_view text = path.attribute.empty() ? element.text().get() : attribute(element, path.attribute);
      if (!typed.empty()) typed += ',';
      typed += field.kind == Kind::date     ? (text.empty() ? "" : typed_date(text, attribute(element, "precision")))
               : field.kind == Kind::yes_no ? typed_boolean(text)
                                            : std::string(text);
    }
    return typed;
  }

  std::string read_locality(pugi::xml_node base, const Field& field) {
    const pugi::xml_node address = tree_.enter(base, field.path);
    if (!address) return "";
    const bool abroad = std::string_view(tree_.enter(address, "etranger").text().get()) == "true";
    const std::string commune(attribute(tree_.enter(address, "commune"), "code"));
    const std::string postcode(tree_.enter(address, "codePostal").text().get());
    if (abroad && !commune.empty()) report(FindingKind::bad_value, std::string(field.path) + "/etranger");
    return postcode.empty() || commune.empty() ? commune : commune + ' ' + postcode;
  }

  std::string read_amounts(pugi::xml_node base, const Field& field) {
    const pugi::xml_node list = tree_.enter(base, field.path);
    if (!list) return "";
    std::vector<AmountLine> lines;
    for (const pugi::xml_node line : tree_.all(list, to_path("detailRessource*"))) {
      lines.push_back({.code = std::string(attribute(tree_.enter(line, "ressource"), "code")),
                       .typed = tree_.enter(line, "montant").text().get()});
    }
    return lines.empty() ? std::string(no_amount) : typed_lines(lines);
  }

  MessageTree& tree_;
  const Context& context_;
  std::vector<Finding> findings_;
};

}  // namespace

std::expected<Message, ReadError> read_message(std::string_view bytes, const Context& context) {
  MessageTree tree;
  if (const auto loaded = tree.load(bytes); !loaded) return std::unexpected(loaded.error());
  return Reader(tree, context).read();
}

std::expected<Registered, ReadError> read_registered(std::string_view bytes, const Context& context) {
  return read_message(bytes, context).transform([](Message message) {
    return Registered{.demand = std::move(message.demand), .standing = std::move(message.standing)};
  });
}

}  // namespace guichet::kiosk::demand
