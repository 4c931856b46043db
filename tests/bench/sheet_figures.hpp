#pragma once
// The figure of a sheet for the bench program: an A4 page on a table, turned by 1.7 degrees, in a shadow, with noise.

namespace guichet::tests {

double sheet_ms(int dpi, bool colour);  // median from an encoded capture to a compressed sheet

}  // namespace guichet::tests
