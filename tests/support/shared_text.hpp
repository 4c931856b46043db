#pragma once
// A text that one thread writes and another reads, both whenever they like.

#include <mutex>
#include <ostream>
#include <streambuf>
#include <string>

namespace guichet::tests {

class SharedText : private std::streambuf, public std::ostream {
 public:
  SharedText() : std::ostream(static_cast<std::streambuf*>(this)) {}
  std::string str() const {
    const std::scoped_lock lock(mutex_);
    return text_;
  }

 private:
  std::streamsize xsputn(const char* bytes, std::streamsize count) override {
    const std::scoped_lock lock(mutex_);
    text_.append(bytes, static_cast<std::size_t>(count));
    return count;
  }
  std::streambuf::int_type overflow(std::streambuf::int_type byte) override {
    const char one = std::streambuf::traits_type::to_char_type(byte);
    xsputn(&one, 1);
    return byte;
  }

  mutable std::mutex mutex_;
  std::string text_;
};

}  // namespace guichet::tests
