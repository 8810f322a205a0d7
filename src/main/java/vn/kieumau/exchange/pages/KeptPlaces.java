package vn.kieumau.exchange.pages;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.units.UnitSummary;
import vn.kieumau.units.Units;

/** Units that a form lists: a province and its communes, or the country and its provinces. */
@Component
class KeptPlaces {
    private static final List<String> LEVELS = List.of("country", "province", "district", "commune");

    private final Units units;

    KeptPlaces(Units units) {
        this.units = units;
    }

    /** @param asked is among them if the permission reaches it; null: nothing is asked for */
    List<UnitSummary> of(Actor actor, Permission permission, @Nullable Long asked) {
        List<UnitSummary> places = new ArrayList<>();
        for (String level : LEVELS) {
            if (level.equals("country") || level.equals("province") || places.size() <= 1) {
                places.addAll(units.ofLevel(actor, permission, level));
            }
        }
        if (asked != null && places.stream().noneMatch(each -> each.unitId() == asked)) {
            units.find(actor, permission, asked).ifPresent(places::add);
        }
        return places;
    }
}
