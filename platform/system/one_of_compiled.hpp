#pragma once

#include <type_traits>
#include <utility>

#include "platform/system/one_of.hpp"

// The bodies of OneOf, for the one source file that compiles a set.
namespace guichet::platform::system {

template <typename Set>
OneOf<Set>::OneOf()
  requires(std::default_initializable<Variant>)
= default;
template <typename Set>
OneOf<Set>::OneOf(const OneOf& other) = default;
template <typename Set>
OneOf<Set>::OneOf(OneOf&& other) noexcept = default;
template <typename Set>
OneOf<Set>& OneOf<Set>::operator=(const OneOf& other) = default;
template <typename Set>
OneOf<Set>& OneOf<Set>::operator=(OneOf&& other) noexcept = default;
template <typename Set>
OneOf<Set>::~OneOf() = default;

template <typename... Ts>
std::variant<Ts...> moved_from(std::type_identity<std::variant<Ts...>>, std::size_t index, void* one) {
  using Make = std::variant<Ts...> (*)(void*);
  static constexpr std::array<Make, sizeof...(Ts)> makers = {[](void* from) {
    return std::variant<Ts...>(std::in_place_type<Ts>, std::move(*static_cast<Ts*>(from)));
  }...};
  return makers[index](one);
}

template <typename Set>
OneOf<Set>::OneOf(std::size_t index, void* one) : Variant(moved_from(std::type_identity<Variant>(), index, one)) {}

template <typename Set>
bool OneOf<Set>::equals(const OneOf& other) const
  requires(All::are_comparable())
{
  return static_cast<const Variant&>(*this) == static_cast<const Variant&>(other);
}

}  // namespace guichet::platform::system
