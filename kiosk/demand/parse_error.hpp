#pragma once

namespace guichet::kiosk::demand {

// Why a text is not the value it should be; the sentence for the person is chosen where the field is known.
enum class ParseError { empty, bad_shape, out_of_range };

}  // namespace guichet::kiosk::demand
