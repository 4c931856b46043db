#include <istream>
#include <string>

#include "kiosk/cli/command.hpp"
#include "platform/system/random.hpp"
#include "platform/system/secret.hpp"
#include "platform/vault/staff_pin.hpp"

namespace guichet::kiosk::cli {

// Read from the input, never from the arguments: those stay in the shell's history.
ExitCode hash_staff_code(Arguments arguments, Console console) {
  std::string code;
  if (!arguments.empty() || console.in == nullptr || !std::getline(*console.in, code)) {
    console.err << "guichet hash-staff-code < CODE\n";
    return ExitCode::usage;
  }
  platform::system::SystemRandom random;
  const auto hash = platform::vault::StaffPin::hash(code, random);
  platform::system::wipe(code);
  if (!hash) {
    console.err << "Le code doit avoir de 6 à 12 chiffres, qui ne se suivent ni ne se répètent.\n";
    return ExitCode::usage;
  }
  console.out << "staff_pin = " << *hash << '\n';
  return ExitCode::success;
}

}  // namespace guichet::kiosk::cli
