#pragma once
// The faces of the house in their order of preference, for each weight, and which of them draws a given cluster.
// The order is the table of assets/fonts/README.md: the readable one first, then those that know more letters.

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "kiosk/ui/text/block.hpp"
#include "kiosk/ui/text/face.hpp"

namespace guichet::kiosk::ui::text {

using FaceIndex = std::uint8_t;

class Faces {
 public:
  static std::expected<Faces, Error> open(const std::filesystem::path& assets);

  // The first face of the weight that draws every character of the cluster, composed if need be; else its first one.
  FaceIndex face_for(std::span<const std::uint32_t> cluster, Weight weight) const;
  bool can_draw(std::span<const std::uint32_t> cluster, Weight weight) const;
  FaceIndex first(Weight weight) const { return weight == Weight::bold ? chain_length : 0; }
  FaceIndex icons() const { return 2 * chain_length; }

  Face& operator[](FaceIndex index) { return faces_[index]; }
  const Face& operator[](FaceIndex index) const { return faces_[index]; }

 private:
  static constexpr FaceIndex chain_length = 3;

  explicit Faces(FontLibrary library) : library_(std::move(library)) {}

  FontLibrary library_;  // outlives the faces
  std::vector<Face> faces_;
};

}  // namespace guichet::kiosk::ui::text
