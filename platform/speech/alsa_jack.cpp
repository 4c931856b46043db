#include "platform/speech/alsa_jack.hpp"

#include <cerrno>
#include <optional>
#include <utility>
#include <vector>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "platform/speech/alsa.hpp"

namespace guichet::platform::speech {

struct AlsaJack::Control {
  snd_ctl_t* handle = nullptr;
  snd_ctl_elem_value_t* value = nullptr;
  int end = ::eventfd(0, EFD_CLOEXEC);  // readable when the watch is over

  ~Control() {
    if (value) snd_ctl_elem_value_free(value);
    if (handle) snd_ctl_close(handle);
    ::close(end);
  }

  bool open(const std::string& card, const std::string& name) {
    if (snd_ctl_open(&handle, card.c_str(), SND_CTL_NONBLOCK) < 0 || snd_ctl_elem_value_malloc(&value) < 0)
      return false;
    snd_ctl_elem_value_set_interface(value, SND_CTL_ELEM_IFACE_CARD);
    snd_ctl_elem_value_set_name(value, name.c_str());
    return read() && snd_ctl_subscribe_events(handle, 1) >= 0;
  }

  std::optional<bool> read() {
    if (snd_ctl_elem_read(handle, value) < 0) return std::nullopt;
    return snd_ctl_elem_value_get_boolean(value, 0) != 0;
  }

  // False when the watch is over or the card is gone. Which control changed is not looked at: ours is read again.
  bool wait() {
    std::vector<pollfd> watched(static_cast<std::size_t>(snd_ctl_poll_descriptors_count(handle)));
    snd_ctl_poll_descriptors(handle, watched.data(), static_cast<unsigned>(watched.size()));
    watched.push_back({.fd = end, .events = POLLIN, .revents = 0});
    if (::poll(watched.data(), watched.size(), -1) < 0) return errno == EINTR;
    if (watched.back().revents) return false;
    snd_ctl_event_t* event = nullptr;
    if (snd_ctl_event_malloc(&event) < 0) return false;
    int result = 0;
    while ((result = snd_ctl_read(handle, event)) > 0) {
    }
    snd_ctl_event_free(event);
    return result == 0 || result == -EAGAIN;
  }
};

AlsaJack::AlsaJack(const std::string& card, const std::string& control) : control_(std::make_unique<Control>()) {
  quieten_alsa();
  if (!control_->open(card, control)) return;
  plugged_ = control_->read().value_or(false);
  thread_ = std::thread([this] { watch(); });
}

AlsaJack::~AlsaJack() {
  ::eventfd_write(control_->end, 1);
  if (thread_.joinable()) thread_.join();
}

void AlsaJack::on_change(std::function<void(bool)> listener) {
  const std::scoped_lock lock(mutex_);
  listener_ = std::move(listener);
}

void AlsaJack::watch() {
  while (control_->wait()) tell(control_->read().value_or(false));
  tell(false);  // a card that is gone has no headphones
}

void AlsaJack::tell(bool plugged) {
  if (plugged_.exchange(plugged) == plugged) return;
  const std::scoped_lock lock(mutex_);
  if (listener_) listener_(plugged);
}

}  // namespace guichet::platform::speech
