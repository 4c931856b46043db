#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <time.h>

#include "platform/display/test_input.hpp"
#include "tests/platform/display/scene.hpp"

namespace {

using namespace guichet::platform::display;
using namespace std::chrono_literals;
using guichet::tests::open_window;
using testing::ElementsAre;
using testing::IsEmpty;

std::chrono::duration<double, std::milli> processor_time() {
  timespec spent{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &spent);
  return std::chrono::seconds(spent.tv_sec) + std::chrono::nanoseconds(spent.tv_nsec);
}

// How often this thread has gone to sleep by itself.
long naps() {
  rusage used{};
  ::getrusage(RUSAGE_THREAD, &used);
  return used.ru_nvcsw;
}

TEST(Events, a_finger_is_a_pointer_in_pixels) {
  Window window = open_window(200, 100);
  test_input::touch_down(window, 50, 25, 7);
  test_input::touch_move(window, 75, 25, 7);
  test_input::touch_up(window, 75, 25, 7);
  EXPECT_THAT(window.wait(0ms), ElementsAre(PointerDown{50, 25, 7}, PointerMove{75, 25, 7}, PointerUp{75, 25, 7}));
}

TEST(Events, of_several_moves_in_a_row_only_the_last_counts) {
  Window window = open_window(200, 100);
  for (int x = 10; x < 100; x += 10) test_input::touch_move(window, static_cast<float>(x), 50, 1);
  test_input::touch_move(window, 20, 50, 2);
  EXPECT_THAT(window.wait(0ms), ElementsAre(PointerMove{90, 50, 1}, PointerMove{20, 50, 2}));
}

TEST(Events, the_mouse_is_a_pointer_while_its_button_is_held) {
  Window window = open_window(200, 100);
  test_input::mouse_move(5, 5, false);
  test_input::mouse_down(10, 20);
  test_input::mouse_move(30, 40, true);
  test_input::mouse_up(30, 40);
  EXPECT_THAT(window.wait(0ms), ElementsAre(PointerDown{10, 20, mouse_pointer}, PointerMove{30, 40, mouse_pointer},
                                            PointerUp{30, 40, mouse_pointer}));
}

TEST(Events, keys_carry_shift_and_repetition) {
  Window window = open_window(200, 100);
  test_input::key(Key::tab, true);
  test_input::key(Key::backspace, false, true);
  EXPECT_THAT(window.wait(0ms),
              ElementsAre(KeyDown{.key = Key::tab, .shift = true}, KeyDown{.key = Key::backspace, .repeat = true}));
}

// EN 301 549, 5.7: who cannot lift a finger quickly types one letter, not twenty.
TEST(Events, a_key_held_down_types_once) {
  Window window = open_window(200, 100);
  for (const bool again : {false, true, true}) {
    test_input::key(Key::space, false, again);
    test_input::text(" ");
  }
  EXPECT_THAT(window.wait(0ms),
              ElementsAre(KeyDown{.key = Key::space}, TextTyped{" "}, KeyDown{.key = Key::space, .repeat = true},
                          KeyDown{.key = Key::space, .repeat = true}));
}

TEST(Events, what_a_dead_key_composes_arrives_once_and_alone) {
  Window window = open_window(200, 100);
  test_input::composed("´", "é");
  test_input::composed("^", "ê");
  test_input::composed("¨", "ï");
  EXPECT_THAT(window.wait(0ms), ElementsAre(TextTyped{"é"}, TextTyped{"ê"}, TextTyped{"ï"}));
}

TEST(Events, a_burst_of_sixteen_characters_arrives_whole_and_in_order) {
  Window window = open_window(200, 100);
  constexpr std::string_view burst = "Zoé œİş‑12345678";
  test_input::text(burst);
  std::string typed;
  for (const Event& event : window.wait(0ms)) typed += std::get<TextTyped>(event).utf8;
  EXPECT_EQ(typed, burst);
}

TEST(Events, a_request_to_close_is_only_a_request) {
  Window window = open_window(200, 100);
  test_input::close();
  EXPECT_THAT(window.wait(0ms), ElementsAre(CloseAsked{}));
}

TEST(Events, another_thread_can_end_a_wait) {
  Window window = open_window(200, 100);
  const std::jthread other([&] {
    std::this_thread::sleep_for(30ms);
    window.wake();
  });
  EXPECT_THAT(window.wait(), ElementsAre(Woken{}));
}

TEST(Events, calls_made_before_the_window_looks_wake_it_once_and_later_ones_again) {
  Window window = open_window(200, 100);
  for (int i = 0; i < 1000; ++i) window.wake();
  EXPECT_THAT(window.wait(0ms), ElementsAre(Woken{}));
  window.wake();
  EXPECT_THAT(window.wait(0ms), ElementsAre(Woken{}));
}

TEST(Events, no_wake_is_lost_between_two_threads) {
  Window window = open_window(200, 100);
  constexpr int count = 200;
  std::atomic<int> asked = 0, seen = 0;
  const std::jthread other([&] {
    for (int i = 0; i < count; ++i) {
      ++asked;
      window.wake();
      while (seen < asked) std::this_thread::yield();
    }
  });
  while (seen < count) {
    ASSERT_THAT(window.wait(20s), testing::SizeIs(1)) << "after " << seen;
    seen = asked.load();
  }
}

TEST(Events, waiting_ends_empty_when_the_time_is_over) {
  Window window = open_window(200, 100);
  const auto start = std::chrono::steady_clock::now();
  EXPECT_THAT(window.wait(40ms), IsEmpty());
  EXPECT_GE(std::chrono::steady_clock::now() - start, 40ms);
}

// Its naps are counted: what each of them costs is the machine's affair.
TEST(Events, waiting_for_a_second_is_few_naps_and_hardly_any_work) {
  Window window = open_window(200, 100);
  const auto naps_before = naps();
  const auto before = processor_time();
  EXPECT_THAT(window.wait(1s), IsEmpty());
  EXPECT_LT(naps() - naps_before, 300) << "a look at every millisecond would be a thousand";
  EXPECT_LT((processor_time() - before).count(), 200.0) << "milliseconds";
}

}  // namespace
