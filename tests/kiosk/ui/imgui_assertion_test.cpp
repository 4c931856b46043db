// Debian's Dear ImGui asserts: its own assertion, not one like it, must come to our handler.
#include <gtest/gtest.h>
#include <imgui.h>

#include "kiosk/ui/assertion.hpp"
#include "tests/support/child_process.hpp"

namespace {

constexpr int came_to_us = 42;

TEST(ImGuiAssertion, comes_to_the_installed_handler) {
  const pid_t child = ::fork();
  if (child == 0) {
    guichet::kiosk::ui::on_broken_invariant([](const char*, unsigned) { ::_exit(came_to_us); });
    ImGui::CreateContext();
    ImGui::NewFrame();  // with no size of the display: a mistake that ImGui finds itself
    ::_exit(0);
  }
  EXPECT_EQ(guichet::tests::wait_for(child), came_to_us);
}

}  // namespace
