#pragma once

namespace guichet::tests {

struct Spot {
  double x = 0, y = 0;
};

}  // namespace guichet::tests
