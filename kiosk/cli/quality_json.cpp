#include "kiosk/cli/quality_json.hpp"

#include <cmath>
#include <utility>

namespace guichet::kiosk::cli {
namespace {

double rounded(double share) { return std::round(share * 1000) / 1000; }

}  // namespace

Json quality_json(const documents::Quality& quality) {
  Json fault = nullptr, where = nullptr;
  if (quality.fault) {
    const auto& [x, y, width, height] = quality.fault->where;
    fault = name_of(quality.fault->fault);
    where = Json::array({rounded(x), rounded(y), rounded(width), rounded(height)});
  }
  return {{"readable", quality.readable}, {"fault", std::move(fault)}, {"where", std::move(where)},
          {"dpi", quality.captured_dpi},  {"paper", quality.paper},    {"sharpness", rounded(quality.sharpness)},
          {"ink", rounded(quality.ink)}};
}

}  // namespace guichet::kiosk::cli
