#include "tests/robot/first_demand.hpp"

namespace guichet::tests {
namespace {

// One screen: fill it, tell it, go on.
class Walk {
 public:
  Walk(Robot& robot, const AtScreen& at_screen) : robot_(robot), at_screen_(at_screen) {}

  void on(std::string_view screen, const std::function<void(Robot&)>& fill = [](Robot&) {}) {
    robot_.wait_for_screen(screen);
    fill(robot_);
    robot_.settle();
    at_screen_(screen);
  }
  void page(std::string_view screen, const std::function<void(Robot&)>& fill) {
    on(screen, fill);
    robot_.go_on();
  }

 private:
  Robot& robot_;
  const AtScreen& at_screen_;
};

void about_you(Walk& walk) {
  walk.page("asking.civility.0", [](Robot& robot) { robot.press("civility.2"); });
  walk.page("asking.names.0", [](Robot& robot) {
    robot.type("birth_name", "Spécimen");
    robot.type("first_name", "Camille");
  });
  walk.page("asking.birth_date.0", [](Robot& robot) {
    robot.type("birth_date.day", "03");
    robot.type("birth_date.month", "12");
    robot.type("birth_date.year", "1985");
  });
  walk.page("asking.nationality.0", [](Robot& robot) { robot.press("nationality.1"); });
  walk.page("asking.family_situation.0", [](Robot& robot) { robot.press("family_situation.C"); });
  walk.page("asking.nir.0", [](Robot& robot) { robot.type("nir", "285127511300513"); });
  walk.page("asking.domicile.0", [](Robot& robot) { robot.press("domicile.FIXE"); });
  walk.page("asking.address.0", [](Robot& robot) {
    robot.type("street_number", "12");
    robot.type("street", "rue des Essais");
  });
  walk.page("asking.town.0", [](Robot& robot) {
    robot.type("search", "l hay les roses");
    robot.press("commune.94038 94240");
  });
  walk.page("asking.contact.0", [](Robot& robot) {
    robot.type("phone", "0639980000");
    robot.type("email", "zyxque@exemple.invalid");
  });
  walk.page("asking.helper.0", [](Robot&) {});
}

void about_the_household(Walk& walk, Robot& robot) {
  walk.page("asking.household.0", [](Robot& one) { one.press("household_with_others.yes"); });
  walk.on("household");
  robot.press("add_person");
  walk.on("adding_person");
  robot.press("add.dependant");
  walk.page("asking.dependant_names.1", [](Robot& one) {
    one.type("dependant_name", "Zyxqué-Témoin");
    one.type("first_name", "Élio");
  });
  walk.page("asking.dependant_birth.1", [](Robot& one) {
    one.type("born_on.day", "14");
    one.type("born_on.month", "07");
    one.type("born_on.year", "2015");
  });
  walk.page("asking.sex.1", [](Robot& one) { one.press("sex.M"); });
  walk.page("asking.kinship.1", [](Robot& one) { one.press("kinship.E"); });
  walk.page("household", [](Robot&) {});
}

void about_the_home(Walk& walk) {
  walk.page("asking.current_housing.0", [](Robot& robot) { robot.press("current_housing.LP"); });
  walk.page("asking.home.0", [](Robot& robot) { robot.press("home_category.A"); });
  walk.page("asking.home_size.0", [](Robot& robot) {
    robot.press("home_type.T2");
    robot.type("home_surface", "38");
  });
  walk.page("asking.rent.0", [](Robot& robot) { robot.type("monthly_rent", "780"); });
  walk.page("asking.occupants.0", [](Robot& robot) { robot.type("occupants", "2"); });
  walk.page("asking.owner.0", [](Robot& robot) { robot.press("is_owner.no"); });
  walk.page("asking.reasons.0", [](Robot& robot) {
    robot.press("reasons.09");
    robot.press("reasons.13");
  });
  walk.page("asking.wanted.0", [](Robot& robot) { robot.press("category.A"); });
  walk.page("asking.types.0", [](Robot& robot) {
    robot.press("types.T2");
    robot.press("types.T3");
  });
  walk.page("asking.communes.0", [](Robot& robot) {
    robot.type("search", "94240");
    robot.press("commune.94038");
    robot.type("search", "boulogne-bill");
    robot.press("commune.92012");
  });
  walk.page("asking.wider_area.0", [](Robot& robot) { robot.press("wider_area.yes"); });
  walk.page("asking.limits.0", [](Robot&) {});
  walk.page("asking.floor.0", [](Robot&) {});
  walk.page("asking.handicap.0", [](Robot& robot) { robot.press("handicap.no"); });
}

void about_work_and_money(Walk& walk) {
  walk.page("asking.work.0", [](Robot& robot) { robot.press("contract.CDI"); });
  walk.page("asking.job.0", [](Robot& robot) { robot.type("profession", "Jardinage"); });
  walk.page("asking.employer.0", [](Robot&) {});
  walk.page("asking.workplace.0", [](Robot&) {});
  walk.page("asking.resources.0", [](Robot& robot) {
    robot.press("resources.SAL");
    robot.press("resources.AF");
  });
  walk.page("asking.resources.0.amounts", [](Robot& robot) {
    robot.type("resources.SAL", "1480,50");
    robot.type("resources.AF", "0");
  });
  walk.page("asking.paid.0", [](Robot& robot) { robot.press("paid.none"); });
  walk.page("asking.dependant_resources.0", [](Robot&) {});
}

}  // namespace

void fill_first_demand(Robot& robot, const AtScreen& at_screen, std::string_view language) {
  Walk walk(robot, at_screen);
  if (robot.screen() == "attract") {
    walk.on("attract");
    robot.press("begin");
  }
  walk.on("welcome");
  robot.press("begin_demand");
  robot.settle();
  if (robot.screen() == "language")
    walk.page("language", [&](Robot& one) { one.press("language." + std::string(language)); });
  walk.page("your_data", [](Robot&) {});
  about_you(walk);
  about_the_household(walk, robot);
  about_the_home(walk);
  about_work_and_money(walk);
  walk.on("scanning");
  robot.press("continue");
  walk.page("reviewing", [](Robot&) {});
  walk.page("papers", [](Robot&) {});
  walk.page("summary", [](Robot&) {});
  walk.on("declaring", [](Robot& one) { one.press("sincere"); });
}

}  // namespace guichet::tests
