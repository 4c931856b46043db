#include "kiosk/cli/message_file.hpp"

#include <fstream>
#include <iterator>
#include <utility>

namespace guichet::kiosk::cli {
namespace {

std::string contents(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

InputError message_error(demand::ReadError error) {
  switch (error) {
    case demand::ReadError::too_large: return {"too_large", "Ce fichier est trop grand pour être une demande."};
    case demand::ReadError::too_deep:
    case demand::ReadError::not_xml: return {"not_xml", "Ce fichier n’est pas du XML qui puisse être lu."};
    case demand::ReadError::not_a_demand:
    case demand::ReadError::no_desk: break;
  }
  return {"not_a_demand", "Ce fichier n’est pas une demande de logement social."};
}

}  // namespace

std::optional<std::shared_ptr<const MessageLists>> MessageLists::load(const std::filesystem::path& assets) {
  auto lists = std::make_shared<MessageLists>();
  lists->text_ = contents(assets / "communes" / "communes.tsv");
  auto communes = demand::CommuneDirectory::parse(lists->text_);
  auto codes = demand::CodeLists::parse(contents(assets / "registry" / "code_lists.tsv"));
  if (!communes || !codes) return std::nullopt;
  lists->communes_.emplace(*std::move(communes));
  lists->codes_.emplace(*std::move(codes));
  return lists;
}

std::expected<demand::Message, InputError> read_demand(const std::string& path, const MessageLists& lists,
                                                       demand::Date today) {
  const auto bytes = read_input(path);
  if (!bytes) return std::unexpected(bytes.error());
  return demand::read_message(*bytes, {.today = today, .communes = lists.communes(), .code_lists = lists.codes()})
      .transform_error(message_error);
}

Json person_json(const demand::Demand& demand, const std::optional<std::size_t>& person) {
  if (!person || *person >= demand.people.size()) return nullptr;
  return {{"index", *person}, {"subject", demand::name_of(demand.people[*person].subject)}};
}

}  // namespace guichet::kiosk::cli
