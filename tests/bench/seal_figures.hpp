// How fast seals are read: figures for the bench program, measured on specimens and on pages made on the spot. Each
// function takes about a second.
#pragma once

namespace guichet::tests {

double parse_rate();                             // seals a second, one thread
double verify_rate();                            // verdicts a second on P-256, certificate already loaded
double primitive_verify_rate();                  // the same signature by OpenSSL alone: what cannot be beaten
double page_reading_ms(int dpi = 200);           // median from an encoded page to its finding
double unsealed_page_reading_ms(int dpi = 200);  // the same when there is nothing to find and every attempt is made

}  // namespace guichet::tests
