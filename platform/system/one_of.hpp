#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <memory>
#include <variant>

// A closed set of values, as std::variant, for sets of dozens: what makes, copies, compares and destroys whichever value
// it holds is compiled in one file, not again in each that touches one, where it took half of the compiler's time.
//   struct Intents { using Variant = std::variant<Touched, Begin, …>; };
//   using Intent = OneOf<Intents>;
// and, in one source file that includes one_of_compiled.hpp: template class OneOf<Intents>;
namespace guichet::platform::system {

template <typename Variant>
struct Alternatives;
template <typename... Ts>
struct Alternatives<std::variant<Ts...>> {
  template <typename T>
  static constexpr bool has = (std::same_as<T, Ts> || ...);
  static constexpr bool are_comparable() { return (std::equality_comparable<Ts> && ...); }

  template <typename T>
  static consteval std::size_t index_of() {
    const std::array<bool, sizeof...(Ts)> is_it{std::same_as<T, Ts>...};
    std::size_t index = 0;
    while (!is_it[index]) ++index;
    return index;
  }
};

template <typename Set>
class OneOf : public Set::Variant {
  using All = Alternatives<typename Set::Variant>;

 public:
  using Variant = typename Set::Variant;

  OneOf()
    requires(std::default_initializable<Variant>);
  template <typename T>
    requires(All::template has<T>)
  OneOf(T one) : OneOf(All::template index_of<T>(), std::addressof(one)) {}
  OneOf(const OneOf& other);
  OneOf(OneOf&& other) noexcept;
  OneOf& operator=(const OneOf& other);
  OneOf& operator=(OneOf&& other) noexcept;
  ~OneOf();

  friend bool operator==(const OneOf& one, const OneOf& other)
    requires(All::are_comparable())
  {
    return one.equals(other);
  }

 private:
  OneOf(std::size_t index, void* one);  // moves from it
  bool equals(const OneOf& other) const
    requires(All::are_comparable());
};

}  // namespace guichet::platform::system
