// A creation that the sandbox accepts, as text; tests break it where they need to.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace guichet::tests {

inline std::string creation_message(std::string_view name = "DURAND") {
  return R"(<?xml version="1.0" encoding="us-ascii"?>
<ns1:interfaceNuu xmlns:ns1="http://nuu.application.i2/" versionInterface="02.01">
  <ns1:entete><ns1:typeFichier>CRE</ns1:typeFichier><ns1:dateFichier>2026-11-22T10:15:00.0+01:00</ns1:dateFichier></ns1:entete>
  <ns1:demande><ns1:demandeLogement>
    <ns1:numGuichet>G1104</ns1:numGuichet>
    <ns1:dateCreationDemande>2026-11-22</ns1:dateCreationDemande>
    <ns1:personnePhysique>
      <ns1:demandeur>
        <ns1:civilite code="2"/><ns1:nom>)" +
         std::string{name} + R"(</ns1:nom><ns1:prenom>Agn&#232;s</ns1:prenom>
        <ns1:dateNaissance>1985-03-03</ns1:dateNaissance><ns1:nationalite code="1"/><ns1:situationFamiliale code="D"/>
        <ns1:adressePostale><ns1:codePostal>94140</ns1:codePostal><ns1:commune code="94002"/></ns1:adressePostale>
        <ns1:revenuFiscal><ns1:montantMoins1>23403</ns1:montantMoins1></ns1:revenuFiscal>
      </ns1:demandeur>
      <ns1:listePersonneACharge>
        <ns1:personneACharge><ns1:nom>DURAND</ns1:nom><ns1:prenom>Lou</ns1:prenom>
          <ns1:dateNaissance>2015</ns1:dateNaissance><ns1:sexe code="F"/><ns1:lienParente code="E"/></ns1:personneACharge>
      </ns1:listePersonneACharge>
      <ns1:logementActuel><ns1:listeModeleLogement><ns1:modeleLogement code="LP"/></ns1:listeModeleLogement></ns1:logementActuel>
    </ns1:personnePhysique>
    <ns1:logementRecherche>
      <ns1:demandeElargie>true</ns1:demandeElargie>
      <ns1:listeTypeLogement><ns1:typeLogement code="T3"/></ns1:listeTypeLogement>
      <ns1:listeLocalisationSouhaite>
        <ns1:localisationSouhaite><ns1:commune code="94002"/></ns1:localisationSouhaite>
      </ns1:listeLocalisationSouhaite>
    </ns1:logementRecherche>
  </ns1:demandeLogement></ns1:demande>
</ns1:interfaceNuu>
)";
}

inline std::vector<std::byte> to_bytes(std::string_view text) {
  const auto bytes = std::as_bytes(std::span{text});
  return {bytes.begin(), bytes.end()};
}

inline std::string replaced(std::string text, std::string_view old_words, std::string_view new_words) {
  return text.replace(text.find(old_words), old_words.size(), new_words);
}

}  // namespace guichet::tests
