// The closed sets of the journey, compiled here once.
#include "kiosk/journey/intent.hpp"

#include "kiosk/journey/apply.hpp"
#include "platform/system/one_of_compiled.hpp"

template class guichet::platform::system::OneOf<guichet::kiosk::journey::Places>;
template class guichet::platform::system::OneOf<guichet::kiosk::journey::Intents>;
template class guichet::platform::system::OneOf<guichet::kiosk::journey::AllEffects>;
