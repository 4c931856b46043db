#pragma once

// A program that dies leaves no picture of its memory: a core file would hold the demand that was on the screen.
namespace guichet::platform::system {

// Before anything personal is known. No core file, no core sent to a collector, no other program of the same user that
// attaches and reads; the limit holds for programs executed from here too, the rest they ask for themselves.
void forbid_core_dumps();

}  // namespace guichet::platform::system
