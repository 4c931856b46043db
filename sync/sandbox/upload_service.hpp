// The sandbox's own way to take documents, under a path that says whose it is: no public document describes the
// national registry's. Resumable, in the shape of draft-ietf-httpbis-resumable-upload. Internal to the sandbox, for
// cpp-httplib.
#pragma once

#include <cstdint>
#include <string>

#include <httplib.h>

#include "platform/system/random.hpp"
#include "sync/sandbox/misbehaviour.hpp"
#include "sync/sandbox/shelf.hpp"

namespace guichet::sync::sandbox {

inline constexpr const char* documents_path = "/bac-a-sable/v1/";

class UploadService {
 public:
  UploadService(Shelf shelf, std::uint64_t largest_document, platform::system::Random& random, Mood& mood)
      : shelf_(std::move(shelf)), largest_document_(largest_document), random_(random), mood_(mood) {}

  void attend(httplib::Server& http);

 private:
  // Safe from any thread, as cpp-httplib calls them.
  void open(const httplib::Request& request, httplib::Response& response);
  void tell(const httplib::Request& request, httplib::Response& response);
  void receive(const httplib::Request& request, httplib::Response& response, const httplib::ContentReader& read);

  std::optional<Announced> announcement(const httplib::Request& request, const std::string& number,
                                        const std::string& document) const;
  std::optional<Upload> find(const httplib::Request& request);
  void take(const Upload& upload, bool last, const httplib::Request& request, httplib::Response& response,
            const httplib::ContentReader& read);
  void finish(const Upload& upload, httplib::Response& response);

  Shelf shelf_;
  std::uint64_t largest_document_;
  platform::system::Random& random_;
  Mood& mood_;
};

}  // namespace guichet::sync::sandbox
