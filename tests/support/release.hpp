#pragma once

#include <memory>

#include <leptonica/allheaders.h>

// What a C library lends goes back to it: std::unique_ptr<X509, Release<X509_free>>.
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
