#pragma once

namespace guichet::tests {

// What a C library lends goes back to it: std::unique_ptr<X509, Release<X509_free>>.
template <auto release>
struct Release {
  void operator()(auto* object) const { release(object); }
};

}  // namespace guichet::tests
