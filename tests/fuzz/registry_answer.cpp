// Whatever a registry, or somebody in its place, may answer. The first line of an input is the status and the content
// type
// ("200 multipart/related; boundary=b"), the rest the body.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "sync/registry/answer.hpp"
#include "sync/registry/mime.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace guichet::sync;
  const std::string_view input{reinterpret_cast<const char*>(data), size};
  const auto line_end = std::min(input.find('\n'), size);
  const std::string_view first = input.substr(0, line_end);
  const std::string_view type = first.substr(std::min<std::size_t>(4, first.size()));
  const transfer::Response response{.status = std::atol(std::string{first.substr(0, 3)}.c_str()),
                                    .content_type = std::string{type},
                                    .body = std::string{input.substr(std::min(line_end + 1, size))},
                                    .retry_after = {},
                                    .server_date = {}};
  // The promise held here, besides not crashing: no success without a number of the right shape, and status 200.
  const auto answer = registry::read_answer(response);
  if (answer && (response.status != 200 || !registry::has_number_shape(answer->number))) std::abort();
  return 0;
}
