#pragma once
// The faces of the house in their order of preference, for each weight, and which of them draws a given cluster.
// The order is the table of assets/fonts/README.md: the readable one first, then those that know more letters.

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <vector>

#include "kiosk/ui/text/block.hpp"
#include "kiosk/ui/text/face.hpp"

namespace guichet::kiosk::ui::text {

using FaceIndex = std::uint8_t;

class Faces {
 public:
  // Every file must be there; only those that every screen needs are opened now, the others when a text asks for them.
  static std::expected<Faces, Error> open(const std::filesystem::path& assets);

  // The first face of the weight that draws every character of the cluster, composed if need be; else its first one.
  FaceIndex face_for(std::span<const std::uint32_t> cluster, Weight weight);
  // Whose zero has no slash.
  FaceIndex plain_zero(Weight weight);
  FaceIndex first(Weight weight) const { return weight == Weight::bold ? chain_length : 0; }
  FaceIndex icons() const { return 2 * chain_length; }

  // Of an index that this object gave.
  Face& operator[](FaceIndex index) { return *opened_[index].face; }
  std::size_t opened() const;

 private:
  static constexpr FaceIndex chain_length = 5;

  struct Place {
    std::optional<Face> face;
    bool failed = false;
  };

  Faces(FontLibrary library, std::filesystem::path assets);
  std::expected<void, Error> open_face(FaceIndex index);
  bool draws(FaceIndex index, std::span<const std::uint32_t> cluster);

  FontLibrary library_;  // outlives the faces
  std::filesystem::path assets_;
  std::vector<Place> opened_;
};

}  // namespace guichet::kiosk::ui::text
