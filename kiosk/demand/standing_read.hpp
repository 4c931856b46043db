#pragma once
// The standing that the registry adds to the demand it answers, read without trust.

#include <optional>

#include "kiosk/demand/message_tree.hpp"
#include "kiosk/demand/standing.hpp"

namespace guichet::kiosk::demand {

// Text of the registry that is shown to people: what could hide or reverse it is gone, at most 500 bytes.
std::string readable(std::string_view text);

// Nothing when there is none; what is there and cannot be understood is a finding.
std::optional<Standing> read_standing(MessageTree& tree, pugi::xml_node demand,
                                      const std::optional<UniqueNumber>& number, std::vector<Finding>& findings);

}  // namespace guichet::kiosk::demand
