#pragma once

#include <memory>

#include <leptonica/allheaders.h>

// Objects of C libraries that free themselves.
namespace guichet::tests {

template <auto release>
struct Release {
  void operator()(auto* object) const { release(object); }
};

struct DestroyPix {
  void operator()(PIX* pix) const { pixDestroy(&pix); }
};
using OwnedPix = std::unique_ptr<PIX, DestroyPix>;

}  // namespace guichet::tests
