#include "kiosk/terminal/configuration.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <sstream>

namespace guichet::kiosk::terminal {
namespace {

using Set = std::function<bool(Configuration&, std::string_view)>;

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

template <typename Number>
bool read_number(std::string_view text, Number& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() && number > 0;
}

// A minute of thought is the least that people need; a quarter of an hour, the most that a file may stay open alone.
constexpr int least_idle = 60, most_idle = 900, least_countdown = 20, most_countdown = 120;

constexpr int most_double_strike = 500;         // EN 301 549, 5.8
constexpr int least_dpi = 150, most_dpi = 600;  // below, no seal is read; above, a page is only slower

bool read_within(std::string_view text, int& number, int least, int most) {
  return read_number(text, number) && number >= least && number <= most;
}

bool read_list(std::string_view text, std::vector<std::string>& list) {
  list.clear();
  while (!text.empty()) {
    const auto comma = std::min(text.find(','), text.size());
    list.emplace_back(trimmed(text.substr(0, comma)));
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return !list.empty() && !std::ranges::contains(list, std::string());
}

bool read_yes_no(std::string_view text, bool& value) {
  value = text == "yes";
  return text == "yes" || text == "no";
}

Set path(std::filesystem::path Configuration::* member, const std::filesystem::path& folder) {
  return [member, folder](Configuration& configuration, std::string_view value) {
    configuration.*member = folder / value;
    return !value.empty();
  };
}

template <typename Value, typename Parse>
Set parsed(Value Configuration::* member, const Parse& parse) {
  return [member, parse](Configuration& configuration, std::string_view value) {
    auto read = parse(value);
    if (!read) return false;
    configuration.*member = *std::move(read);
    return true;
  };
}

Set days(int Configuration::* member) {
  return [member](Configuration& configuration, std::string_view value) {
    return read_number(value, configuration.*member) && configuration.*member <= 366;
  };
}

using Settings = std::map<std::string_view, Set>;

void add_the_town(Settings& settings, const std::filesystem::path& folder) {
  using C = Configuration;
  settings.merge(Settings{
      {"town", [](C& c, std::string_view value) { return c.town = value, !value.empty(); }},
      {"colour", [](C& c, std::string_view value) { return c.colour = value, value.starts_with('#'); }},
      {"arms", path(&C::arms, folder)},
      {"desk",
       [](C& c, std::string_view value) {
         const auto desk = demand::DeskCode::parse(value);
         if (desk) c.desk = *desk;
         return desk.has_value();
       }},
      {"desk_place", [](C& c, std::string_view value) { return c.desk_place = value, !value.empty(); }},
      {"registry", [](C& c, std::string_view value) { return c.registry_url = value, value.starts_with("https://"); }},
      {"documents",
       [](C& c, std::string_view value) { return c.documents_url = value, value.starts_with("https://"); }},
      {"languages", [](C& c, std::string_view value) { return read_list(value, c.languages); }},
      {"identity_proof",
       [](C& c, std::string_view value) {
         return c.identity_opens = value == "open", value == "open" || value == "desk";
       }},
      {"staff_pin",
       [](C& c, std::string_view value) {
         if (auto pin = platform::vault::StaffPin::parse(value)) c.staff_pin = *std::move(pin);
         return c.staff_pin.has_value();
       }},
  });
}

void add_files(Settings& settings, const std::filesystem::path& folder) {
  using C = Configuration;
  settings.merge(Settings{
      {"database", path(&C::database, folder)},
      {"key", path(&C::key_file, folder)},
      {"journal", path(&C::journal, folder)},
      {"authority", path(&C::authority, folder)},
      {"certificate", path(&C::certificate, folder)},
      {"certificate_key", path(&C::certificate_key, folder)},
      {"revocations", path(&C::revocations, folder)},
      {"trust", path(&C::trust, folder)},
      {"recordings", path(&C::recordings, folder)},
      {"desk_secret",
       [folder](C& c, std::string_view value) { return c.desk_secret = folder / value, !value.empty(); }},
  });
}

void add_devices(Settings& settings, const std::filesystem::path& folder) {
  using C = Configuration;
  settings.merge(Settings{
      {"scanner", parsed(&C::scanner,
                         [folder](std::string_view value) { return platform::scanner::parse_choice(value, folder); })},
      {"scanner_resolution",
       [](C& c, std::string_view value) { return read_within(value, c.scanner_dpi, least_dpi, most_dpi); }},
      {"scanner_source",
       [](C& c, std::string_view value) {
         using Source = platform::scanner::SaneWish::Source;
         c.scanner_source = value == "feeder" ? Source::feeder : Source::flatbed;
         return value == "feeder" || value == "flatbed";
       }},
      {"code_reader", parsed(&C::code_reader, platform::scanner::parse_code_reader)},
      {"printer", parsed(&C::printer,
                         [folder](std::string_view value) { return platform::printer::parse_choice(value, folder); })},
      {"speech",
       [](C& c, std::string_view value) { return c.speech = value == "on", value == "on" || value == "off"; }},
  });
}

void add_the_screen(Settings& settings) {
  using C = Configuration;
  settings.merge(Settings{
      {"width", [](C& c, std::string_view value) { return read_number(value, c.width); }},
      {"height", [](C& c, std::string_view value) { return read_number(value, c.height); }},
      {"fullscreen", [](C& c, std::string_view value) { return read_yes_no(value, c.fullscreen); }},
      {"motion", [](C& c, std::string_view value) { return read_yes_no(value, c.motion); }},
      {"double_strike_ms",
       [](C& c, std::string_view value) {
         c.double_strike_ms = 0;
         return value == "0" || read_within(value, c.double_strike_ms, 1, most_double_strike);
       }},
      {"opengles2", [](C& c, std::string_view value) { return read_yes_no(value, c.opengles2); }},
      {"pixels_per_millimetre",
       [](C& c, std::string_view value) { return read_number(value, c.pixels_per_millimetre.emplace()); }},
  });
}

void add_delays(Settings& settings) {
  using C = Configuration;
  settings.merge(Settings{
      {"idle_seconds",
       [](C& c, std::string_view value) { return read_within(value, c.idle_seconds, least_idle, most_idle); }},
      {"countdown_seconds",
       [](C& c, std::string_view value) {
         return read_within(value, c.countdown_seconds, least_countdown, most_countdown);
       }},
      {"renewal_opens_month",
       [](C& c, std::string_view value) {
         return read_number(value, c.renewal_opens_month) && c.renewal_opens_month < 12;
       }},
      {"trust_age_days", days(&C::trust_age_days)},
      {"draft_retention_days", days(&C::draft_retention_days)},
      {"deposit_retention_days", days(&C::deposit_retention_days)},
      {"largest_document_mb",
       [](C& c, std::string_view value) {
         int megabytes = 0;
         const bool right = read_number(value, megabytes) && megabytes > 0 && megabytes <= 100;
         if (right) c.largest_document = static_cast<std::size_t>(megabytes) << 20U;
         return right;
       }},
  });
}

Settings all_settings(const std::filesystem::path& folder) {
  Settings settings;
  add_the_town(settings, folder);
  add_files(settings, folder);
  add_devices(settings, folder);
  add_the_screen(settings);
  add_delays(settings);
  return settings;
}

constexpr std::string_view required_names[] = {"town",    "desk",      "registry",    "database",        "key",
                                               "journal", "authority", "certificate", "certificate_key", "trust",
                                               "scanner", "printer"};

}  // namespace

std::expected<Configuration, std::string> parse_configuration(std::string_view text,
                                                              const std::filesystem::path& folder) {
  Configuration configuration;
  const auto known = all_settings(folder);
  std::set<std::string_view> missing(std::begin(required_names), std::end(required_names));
  for (int number = 1; !text.empty(); ++number) {
    const auto end = text.find('\n');
    const auto line = trimmed(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.empty() || line.front() == '#') continue;
    const auto equals = std::min(line.find('='), line.size());
    const auto name = trimmed(line.substr(0, equals));
    const auto value = equals < line.size() ? trimmed(line.substr(equals + 1)) : std::string_view{};
    const auto setting = known.find(name);
    const auto where = "line " + std::to_string(number) + ": ";
    if (setting == known.end()) return std::unexpected(where + "there is no setting called " + std::string(name));
    if (!setting->second(configuration, value))
      return std::unexpected(where + std::string(name) + " cannot have this value");
    missing.erase(name);
  }
  if (!missing.empty()) return std::unexpected("the setting " + std::string(*missing.begin()) + " is missing");
  if (auto* wish = std::get_if<platform::scanner::SaneWish>(&configuration.scanner)) {
    wish->dpi = configuration.scanner_dpi;
    wish->source = configuration.scanner_source;
  }
  return configuration;
}

std::expected<Configuration, std::string> read_configuration(const std::filesystem::path& file) {
  const std::ifstream stream(file, std::ios::binary);
  if (!stream) return std::unexpected("the file " + file.string() + " cannot be read");
  std::ostringstream text;
  text << stream.rdbuf();
  auto configuration = parse_configuration(text.view(), std::filesystem::absolute(file).parent_path());
  // Six digits do not resist whoever can try them all against their check.
  constexpr auto others = std::filesystem::perms::group_all | std::filesystem::perms::others_all;
  if (configuration && configuration->staff_pin &&
      (std::filesystem::status(file).permissions() & others) != std::filesystem::perms::none)
    return std::unexpected("it holds staff_pin and others can read it: chmod 600 " + file.string());
  return configuration;
}

}  // namespace guichet::kiosk::terminal
