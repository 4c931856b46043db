#pragma once

#include <alsa/asoundlib.h>

// ALSA prints its own sentences to the terminal's error stream; ours are told as states.
namespace guichet::platform::speech {

inline void say_nothing(const char*, int, const char*, int, const char*, ...) {}

inline void quieten_alsa() { snd_lib_error_set_handler(say_nothing); }

}  // namespace guichet::platform::speech
