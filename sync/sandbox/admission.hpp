// Whether a change of a demand is admitted: what a desk may do to it that day. Pure; codes SANDBOX_02nn are ours.
// What the message must hold by itself is the business of the table mandatory_elements.tsv.
#pragma once

#include <string_view>
#include <vector>

#include "sync/registry/answer.hpp"
#include "sync/sandbox/document.hpp"

namespace guichet::sync::sandbox {

// held: as it stands that day. changed_elsewhere: by another desk, since the version this message was written on.
// Empty: the change is admitted.
std::vector<registry::Anomaly> objections(const Incoming& message, std::string_view xml, const Held& held,
                                          bool changed_elsewhere, Date today, const LifeRules& rules);

// The demand once an admitted change is made.
Held changed(Held held, const Incoming& message, std::string_view xml, Date today);

}  // namespace guichet::sync::sandbox
