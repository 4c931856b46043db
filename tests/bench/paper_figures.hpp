// How fast identity papers are read and social security numbers found, on pages drawn on the spot.
#pragma once

namespace guichet::tests {

double mrz_card_ms();          // median, a card at 200 dpi with its zone
double mrz_page_ms();          // the same copied on a sheet of A4
double page_without_mrz_ms();  // every attempt is made, and finds nothing
double nir_search_ms();        // median, an attestation at 200 dpi: two numbers among sentences

}  // namespace guichet::tests
