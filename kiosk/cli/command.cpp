#include "kiosk/cli/command.hpp"

namespace guichet::kiosk::cli {
namespace {

constexpr std::string_view help =
    R"(guichet read-document [--trust DOSSIER] [--trust-age JOURS] [--at AAAA-MM-JJ] [--demand DEMANDE.xml]
                      [--numbers] [--payload] FICHIER…
    Lit les sceaux 2D-Doc de pages numérisées (PDF, PNG, JPEG, TIFF, PNM), dit s'ils prouvent ce
    qu'ils affirment, et si les pages sont lisibles. Lit aussi la zone des pièces d'identité et le numéro
    d'une demande dans le code de nos papiers. Un objet JSON par ligne et par fichier.
    --trust DOSSIER  certificats crus, PEM ou DER, nommés AUTORITÉ-CERTIFICAT (FR06-FPE2.der) ;
                     sans cette option, ceux qui sont livrés avec la borne. Une autorité de test donnée ainsi est
                     vérifiée, et signalée par "test": true ; la borne elle-même n'en croit aucune.
                     DOSSIER/authorities peut tenir les certificats d'autorités (FR06.der) et leurs révocations (FR06.crl).
    --trust-age JOURS  au-delà de cet âge, une liste datée de signataires (bundle.tsv) ne prouve plus rien.
    --at AAAA-MM-JJ  le jour où la question est posée ; aujourd'hui par défaut.
    --demand DEMANDE.xml  message du registre : dit ce que chaque papier confirme ou contredit de cette demande.
    --numbers        cherche aussi le numéro d'une demande dans les lettres imprimées (plus lent).
    --payload        FICHIER contient les octets du code, comme une douchette les donne.
    Codes de sortie : 0 tous prouvés ; 1 au moins un indéterminé, sans sceau ou qui contredit la
                      demande ; 2 au moins un altéré ; 3 au moins un illisible. Le plus grand l'emporte.

guichet check-message FICHIER.xml
    Contrôle un message du registre et imprime ses constats, un objet JSON par ligne et par fichier.
    Codes de sortie : 0 aucun constat ; 1 des constats ; 3 fichier illisible.

guichet documents-needed [--on AAAA-MM-JJ] DEMANDE.xml…
    Dit les pièces qu'une demande demande ce jour-là, avec leurs articles, et celles que personne n'a le droit de demander.
    Un objet JSON par ligne et par fichier. La réponse d'un registre dit aussi les pièces qu'il a déjà.
    --on AAAA-MM-JJ  le jour où la question est posée ; aujourd'hui par défaut.
    Codes de sortie : 0 rien à donner maintenant ; 1 des pièces à donner ou à refaire, ou une date dont la loi n'est
                      pas connue ; 3 fichier ou table illisible.

guichet hash-staff-code < CODE
    Lit le code d'un agent (6 à 12 chiffres) et imprime la ligne staff_pin à mettre dans la configuration d'une borne.

guichet --help
    Cette aide. 64 : les arguments ne sont pas compris.
)";

}  // namespace

ExitCode run(Arguments arguments, Console console) {
  const std::string_view command = arguments.empty() ? std::string_view{} : arguments.front();
  if (command == "--help" || command == "-h" || command == "help") {
    console.out << help;
    return ExitCode::success;
  }
  if (command == "read-document") return read_document(arguments.subspan(1), console);
  if (command == "check-message") return check_message(arguments.subspan(1), console);
  if (command == "documents-needed") return documents_needed(arguments.subspan(1), console);
  if (command == "hash-staff-code") return hash_staff_code(arguments.subspan(1), console);
  console.err << help;
  return ExitCode::usage;
}

}  // namespace guichet::kiosk::cli
