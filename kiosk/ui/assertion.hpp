#pragma once
// Debian builds Dear ImGui with its assertions on, and all our builds but release have those of the standard library.
// An assertion ends the program: never in front of a person. The program that wires the kiosk installs here what to do
// instead; it must end the session and must not return.

namespace guichet::kiosk::ui {

using BrokenInvariant = void (*)(const char* file, unsigned line);

// Called for a failed assertion anywhere in the program. Without a handler the program aborts, as usual.
void on_broken_invariant(BrokenInvariant handler);

}  // namespace guichet::kiosk::ui
