package vn.kieumau.plans;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.units.UnitPages;
import vn.kieumau.units.UnitSummary;

/** A ward's page names the page of its resources, where the reader may open it. */
@Component
class ResourcesOfUnit implements UnitPages {
    private final Resources resources;

    ResourcesOfUnit(Resources resources) {
        this.resources = resources;
    }

    @Override
    public Optional<UnitPage> of(Actor reader, UnitSummary unit, LocalDate day) {
        if (!unit.level().equals("commune") || !reader.may(Permission.VIEW_PLAN)) {
            return Optional.empty();
        }
        return resources
                .ward(reader, Permission.VIEW_PLAN, unit.unitId())
                .map(there -> new UnitPage("/plans/units/" + unit.unitId(), "plans.resources"));
    }
}
