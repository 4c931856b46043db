// A port on loopback that no other program takes. Nobody listens there, and who connects is refused, until a server
// that asks to reuse it does: a test's own, started and stopped as often as it likes.
#pragma once

namespace guichet::tests {

class HeldPort {
 public:
  HeldPort();  // throws std::runtime_error when there is none
  HeldPort(const HeldPort&) = delete;
  HeldPort& operator=(const HeldPort&) = delete;
  ~HeldPort();

  int number() const { return number_; }

 private:
  int socket_ = -1;
  int number_ = 0;
};

}  // namespace guichet::tests
