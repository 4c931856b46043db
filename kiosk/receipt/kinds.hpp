// The kinds of paper, one function each, and the passages that several share.
// Private to this folder; `paper_for` chooses.
#pragma once

#include "kiosk/receipt/writer.hpp"

namespace guichet::kiosk::receipt {

void write(const DepositReceipt& facts, Writer& writer);
void write(const Attestation& facts, Writer& writer);
void write(const RenewalNotice& facts, Writer& writer);
void write(const ResumeSlip& facts, Writer& writer);
void write(const ClosureReceipt& facts, Writer& writer);
void write(const DemandSummary& facts, Writer& writer);
void write(const StandingPaper& facts, Writer& writer);

// Whose paper it is: applicant's name and postal address.
void addressee(const demand::Demand& demand, Writer& writer, std::string_view article = {});
// Every answer that may be printed, person by person and then section by section.
void answers(const demand::Demand& demand, Writer& writer);
// The papers of the file, with what is missing first and why the others do not serve.
void papers(const demand::Standing& standing, Writer& writer);
// How many there are, and how many are still to be brought: all that may be said before a proof.
void count_of_papers(const demand::Standing& standing, Writer& writer);
// The number in large. With a proof the code proves possession, and the person is told to keep it to themselves.
void identify(const demand::UniqueNumber& number, const std::string& proof, Writer& writer);
// Where and how to ask something.
void contact(Writer& writer, std::string_view article = {});
// A value of the town's file, followed by "to be verified" where nobody has.
Words told(const Sourced& sourced, const Writer& writer);

}  // namespace guichet::kiosk::receipt
