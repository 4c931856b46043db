#include "tests/canary/search.hpp"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstring>
#include <format>
#include <fstream>
#include <map>
#include <sstream>
#include <unordered_map>

#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

#include "tests/support/files.hpp"
#include "tests/support/temporary_folder.hpp"

namespace guichet::tests {
namespace {

namespace fs = std::filesystem;
using Bytes = std::span<const unsigned char>;

constexpr std::size_t head = 4;  // bytes by which a form is recognised first: one pass for all of them

// Knows its marks by what they hash to, and masked: in clear it would find itself.
class Sieve {
 public:
  explicit Sieve(std::span<const Mark> marks) {
    for (const auto& mark : marks)
      for (const auto& form : mark.forms) {
        std::uint32_t first = 0;
        for (std::size_t at = 0; at < head; ++at)
          first |= static_cast<std::uint32_t>(form[at] ^ HiddenWord::mask) << (8 * at);
        known_.set(hash(first));
        longest_ = std::max(longest_, form.size());
        forms_.emplace(hash(first), Form{&mark, &form});
      }
  }

  std::size_t longest() const { return longest_; }

  void look(Bytes memory, const std::string& where) {
    if (memory.size() < head) return;
    for (std::size_t at = 0; at + head <= memory.size(); ++at) {
      std::uint32_t first = 0;
      std::memcpy(&first, &memory[at], head);
      if (!known_.test(hash(first))) continue;
      const auto [begin, end] = forms_.equal_range(hash(first));
      for (auto one = begin; one != end; ++one)
        if (stands_at(memory.subspan(at), *one->second.bytes)) ++found_[{told(one->second), where}];
    }
  }

  Places places() const {
    Places all;
    for (const auto& [what, times] : found_)
      all.push_back(std::format("{}, {} times in {}", what.first, times, what.second));
    return all;
  }

 private:
  struct Form {
    const Mark* mark;
    const Masked* bytes;
  };
  static std::size_t hash(std::uint32_t first) { return first * 2654435761U >> 16; }
  static std::string told(const Form& form) {
    return std::format("{} as form {}", form.mark->name, form.bytes - form.mark->forms.data());
  }
  static bool stands_at(Bytes place, const Masked& masked) {
    if (place.size() < masked.size()) return false;
    for (std::size_t at = 0; at < masked.size(); ++at)
      if ((place[at] ^ HiddenWord::mask) != masked[at]) return false;
    return true;
  }

  std::bitset<65536> known_;
  std::size_t longest_ = 0;
  std::unordered_multimap<std::size_t, Form> forms_;
  std::map<std::pair<std::string, std::string>, int> found_;
};

struct Mapping {
  std::uintptr_t begin, end;
  std::string line;
};

// What is written to: heaps, stacks, data of libraries. The kernel's own pages cannot be read.
std::vector<Mapping> mappings(const std::string& process) {
  std::vector<Mapping> all;
  std::ifstream maps("/proc/" + process + "/maps");
  for (std::string line; std::getline(maps, line);) {
    Mapping one{.begin = 0, .end = 0, .line = line};
    char dash = 0;
    std::string rights;
    std::istringstream(line) >> std::hex >> one.begin >> dash >> one.end >> rights;
    if (rights.starts_with("rw") && !line.contains("[vvar")) all.push_back(std::move(one));
  }
  return all;
}

Bytes bytes_in(std::string_view text) { return {reinterpret_cast<const unsigned char*>(text.data()), text.size()}; }

void look_in(Sieve& sieve, const fs::path& file) {
  const auto content = read_file(file);
  sieve.look(bytes_in(content), "the file " + file.filename().string());
  sieve.look(bytes_in(file.native()), "the name of a file");
}

bool is_among(const fs::path& file, std::span<const fs::path> others) {
  return std::ranges::any_of(others, [&](const auto& other) { return file.native().starts_with(other.native()); });
}

}  // namespace

// Read through the kernel, in pieces that overlap: other threads give mappings back meanwhile. The copy is emptied
// before each piece, for it lies in what is searched.
Places found_in_memory_of(pid_t process, std::span<const Mark> marks) {
  static std::array<unsigned char, 1 << 20> copy;
  Sieve sieve(marks);
  std::size_t readable = 0;
  for (const auto& one : mappings(std::to_string(process)))
    for (auto at = one.begin; at < one.end; at += copy.size() - sieve.longest()) {
      ::explicit_bzero(copy.data(), copy.size());
      const iovec here{copy.data(), copy.size()};
      const iovec there{reinterpret_cast<void*>(at), std::min(copy.size(), one.end - at)};
      const auto read = ::process_vm_readv(process, &here, 1, &there, 1, 0);
      if (read <= 0) continue;
      readable += static_cast<std::size_t>(read);
      sieve.look(Bytes(copy).first(static_cast<std::size_t>(read)), one.line);
    }
  ::explicit_bzero(copy.data(), copy.size());
  return readable > 0 ? sieve.places() : Places{"the memory cannot be read"};
}

Places found_in_memory(std::span<const Mark> marks) { return found_in_memory_of(::getpid(), marks); }

Places found_in_files(std::span<const Mark> marks, const fs::path& folder, std::span<const fs::path> except) {
  Sieve sieve(marks);
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && !is_among(entry.path(), except)) look_in(sieve, entry.path());
  return sieve.places();
}

Places found_in_text(std::span<const Mark> marks, std::string_view text, std::string_view where) {
  Sieve sieve(marks);
  sieve.look(bytes_in(text), std::string(where));
  return sieve.places();
}

namespace {

// Suites run side by side, each in folders of this name; a terminal makes none.
bool is_of_another_suite(const fs::directory_entry& entry) {
  const auto name = entry.path().filename().string();
  return name.starts_with("guichet-test-") && !name.starts_with(TemporaryFolder::prefix());
}

}  // namespace

Places found_in_shared_folders(std::span<const Mark> marks, fs::file_time_type since,
                               std::span<const fs::path> except) {
  constexpr auto skip = fs::directory_options::skip_permission_denied;
  Sieve sieve(marks);
  for (const fs::path folder : {"/tmp", "/var/tmp", "/dev/shm"}) {
    std::error_code gone;  // others make and remove files there meanwhile
    for (fs::recursive_directory_iterator entry(folder, skip, gone), end; !gone && entry != end;
         entry.increment(gone)) {
      const bool is_new = entry->last_write_time(gone) >= since;
      if (gone || !is_new || is_among(entry->path(), except) || is_of_another_suite(*entry))
        entry.disable_recursion_pending();
      else if (entry->is_regular_file(gone))
        look_in(sieve, entry->path());
      gone.clear();
    }
  }
  return sieve.places();
}

}  // namespace guichet::tests
