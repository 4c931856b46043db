#pragma once
// Sits before the code reader all day, and hands the loop what was held before it. A reader that was unplugged is
// looked for again until it is back.

#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "kiosk/terminal/worker.hpp"
#include "platform/scanner/code_reader.hpp"
#include "platform/system/journal.hpp"

namespace guichet::kiosk::terminal {

class CodeListener {
 public:
  // Without a reader it does nothing. `wake` is called from its thread.
  CodeListener(platform::scanner::CodeReader* reader, platform::system::Journal& journal, std::function<void()> wake);

  std::vector<std::string> take() { return payloads_.take(); }

 private:
  void listen(platform::scanner::CodeReader& reader, const std::stop_token& stop);
  bool hear(platform::scanner::CodeReader& reader, const std::stop_token& stop);

  platform::system::Journal& journal_;
  bool is_away_ = false;  // of the thread alone
  Mailbox<std::string> payloads_;
  std::mutex mutex_;
  std::condition_variable_any pause_;
  std::jthread thread_;  // last: it ends first
};

}  // namespace guichet::kiosk::terminal
