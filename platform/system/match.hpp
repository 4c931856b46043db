#pragma once

// std::visit with one lambda for each alternative, so that a case that is missing does not compile.
namespace guichet::platform::system {

template <class... Cases>
struct Match : Cases... {
  using Cases::operator()...;
};

}  // namespace guichet::platform::system
