// The folders of tests/samples: each has a recipe that says which papers are printed, how badly, and how they were
// scanned or photographed. Page N of a recipe is always the same page.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/grey_page.hpp"
#include "tests/support/sample_layout.hpp"
#include "tests/support/sample_papers.hpp"

namespace guichet::tests {

struct SampleSeal {
  std::string payload;               // the whole seal
  std::vector<std::string> symbols;  // what is printed of it: itself, or its parts
  std::string document_type;
  FieldValues fields;
  bool is_altered = false;  // after it was signed
};

struct SamplePage {
  std::vector<std::byte> image;
  std::vector<SampleSeal> seals;
  std::vector<std::string> other_seals;  // of another family

  bool is_read_by(const std::vector<std::string>& payloads) const;  // every symbol of its seals is there

  std::string story;  // the fate that was drawn for it: "150 dpi, turn 12.4, blur 0.7"
};

class Recipe {
 public:
  // recipe.txt of a folder. Throws std::runtime_error when it cannot be read.
  static Recipe load(const std::filesystem::path& folder);

  const std::string& name() const { return name_; }
  int pages() const;
  SamplePage page(int number, const std::vector<SealContent>& papers, const SampleAuthorities& authorities) const;

 private:
  class Fate;

  bool says(std::string_view key) const { return orders_.contains(key); }
  std::vector<SampleSeal> seals(int number, const std::vector<SealContent>& papers,
                                const SampleAuthorities& authorities, Fate& fate) const;
  SampleSeal seal(SealContent content, int number, const SampleAuthorities& authorities, Fate& fate) const;
  std::vector<SealContent> of_this_form(const std::vector<SealContent>& papers) const;
  SealContent paper(int turn, const std::vector<SealContent>& papers) const;
  GreyPage drawn(const SampleLayout& layout, PageCanvas canvas, double dots, Fate& fate) const;

  std::string name_;
  std::map<std::string, std::vector<std::string>, std::less<>> orders_;
};

// Every recipe, by name. The folder tests/samples.
std::vector<Recipe> read_recipes(const std::filesystem::path& folder);

}  // namespace guichet::tests
