// Where libFuzzer is missing: every file of the corpus as it is, then seeded byte mutations of it. Same seed, same
// bytes.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

using Bytes = std::vector<std::uint8_t>;

std::vector<Bytes> read_corpus(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) paths.push_back(entry.path());
  std::ranges::sort(paths);
  std::vector<Bytes> corpus;
  for (const auto& path : paths) {
    std::ifstream file(path, std::ios::binary);
    corpus.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return corpus;
}

class Mutator {
 public:
  explicit Mutator(std::uint64_t seed) : generator_(seed) {}

  Bytes mutate(Bytes bytes, const Bytes& other) {
    const std::size_t steps = 1 + below(4);
    for (std::size_t step = 0; step < steps; ++step) change(bytes, other);
    return bytes;
  }

  std::size_t below(std::size_t limit) { return limit == 0 ? 0 : static_cast<std::size_t>(generator_() % limit); }

 private:
  void change(Bytes& bytes, const Bytes& other) {
    const std::size_t at = below(bytes.size() + 1);
    const auto from = bytes.begin() + static_cast<std::ptrdiff_t>(at);
    const auto length = static_cast<std::ptrdiff_t>(below(std::min<std::size_t>(bytes.size() - at, 64) + 1));
    switch (below(16)) {  // mostly single bytes: what is cut short rarely reaches the depths of a parser
      case 0: bytes.insert(from, static_cast<std::uint8_t>(below(256))); break;
      case 1: bytes.erase(from, from + length); break;
      case 2: bytes.resize(at); break;
      case 3: splice(bytes, at, other); break;
      default:
        if (at < bytes.size()) bytes[at] = static_cast<std::uint8_t>(below(256));
    }
  }

  void splice(Bytes& bytes, std::size_t at, const Bytes& other) {
    const std::size_t start = below(other.size());
    const std::size_t length = below(std::min<std::size_t>(other.size() - start, 64) + 1);
    const auto first = other.begin() + static_cast<std::ptrdiff_t>(start);
    bytes.insert(bytes.begin() + static_cast<std::ptrdiff_t>(at), first, first + static_cast<std::ptrdiff_t>(length));
  }

  std::mt19937_64 generator_;
};

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) {
    std::cerr << "usage: " << arguments[0] << " MUTATIONS CORPUS_FOLDER\n";
    return EXIT_FAILURE;
  }
  const int mutations_in_all = std::atoi(arguments[1]);
  const auto corpus = read_corpus(arguments[2]);
  if (corpus.empty()) {
    std::cerr << "the corpus is empty\n";
    return EXIT_FAILURE;
  }
  for (const auto& input : corpus) LLVMFuzzerTestOneInput(input.data(), input.size());

  Mutator mutator(20261122);
  for (int i = 0; i < mutations_in_all; ++i) {
    const Bytes input = mutator.mutate(corpus[mutator.below(corpus.size())], corpus[mutator.below(corpus.size())]);
    LLVMFuzzerTestOneInput(input.data(), input.size());
  }
  std::cout << corpus.size() << " inputs and " << mutations_in_all << " mutations replayed\n";
}
