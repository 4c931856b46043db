#pragma once
// A demand named on the command line: a message of the registry, or its answer, and the lists that it is read with.

#include <expected>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "kiosk/cli/input_file.hpp"
#include "kiosk/demand/message.hpp"

namespace guichet::kiosk::cli {

class MessageLists {
 public:
  // Nothing when a list cannot be read.
  static std::optional<std::shared_ptr<const MessageLists>> load(const std::filesystem::path& assets);

  const demand::CommuneDirectory& communes() const { return *communes_; }
  const demand::CodeLists& codes() const { return *codes_; }

 private:
  std::string text_;  // the directory is a view of it
  std::optional<demand::CommuneDirectory> communes_;
  std::optional<demand::CodeLists> codes_;
};

std::expected<demand::Message, InputError> read_demand(const std::string& path, const MessageLists& lists,
                                                       demand::Date today);

// No name: the place in the household, and who that is to the applicant. Null without one.
Json person_json(const demand::Demand& demand, const std::optional<std::size_t>& person);

}  // namespace guichet::kiosk::cli
