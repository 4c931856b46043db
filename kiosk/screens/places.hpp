#pragma once
// The places of the journey, each drawn by the file of its name. Only screen.cpp calls them.

#include "kiosk/screens/screen.hpp"

namespace guichet::kiosk::screens {

Answer draw(const journey::Attract& place, const Scene& scene);
Answer draw(const journey::Welcome& place, const Scene& scene);
Answer draw(const journey::ChoosingLanguage& place, const Scene& scene);
Answer draw(const journey::YourData& place, const Scene& scene);
Answer draw(const journey::Asking& place, const Scene& scene);
Answer draw(const journey::Household& place, const Scene& scene);
Answer draw(const journey::AddingPerson& place, const Scene& scene);
Answer draw(const journey::Scanning& place, const Scene& scene);
Answer draw(const journey::Reviewing& place, const Scene& scene);
Answer draw(const journey::Summary& place, const Scene& scene);
Answer draw(const journey::Declaring& place, const Scene& scene);
Answer draw(const journey::Depositing& place, const Scene& scene);
Answer draw(const journey::Deposited& place, const Scene& scene);
Answer draw(const journey::Finding& place, const Scene& scene);
Answer draw(const journey::Found& place, const Scene& scene);
Answer draw(const journey::KeptSlip& place, const Scene& scene);
Answer draw(const journey::Resuming& place, const Scene& scene);
Answer draw(const journey::Information& place, const Scene& scene);
Answer draw(const journey::Interrupted& place, const Scene& scene);
Answer draw(const journey::Trouble& place, const Scene& scene);
Answer draw(const journey::CheckingNumber& place, const Scene& scene);
Answer draw(const journey::Inquiring& place, const Scene& scene);
Answer draw(const journey::NotReached& place, const Scene& scene);
Answer draw(const journey::MyDemand& place, const Scene& scene);
Answer draw(const journey::Proving& place, const Scene& scene);
Answer draw(const journey::FileSections& place, const Scene& scene);
Answer draw(const journey::SectionReview& place, const Scene& scene);
Answer draw(const journey::GivingUp& place, const Scene& scene);
Answer draw(const journey::ChangedElsewhere& place, const Scene& scene);
Answer draw(const journey::Papers& place, const Scene& scene);
Answer draw(const journey::Capturing& place, const Scene& scene);
Answer draw(const journey::Introducing& place, const Scene& scene);

}  // namespace guichet::kiosk::screens
