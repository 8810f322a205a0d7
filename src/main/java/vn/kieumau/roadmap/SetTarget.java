package vn.kieumau.roadmap;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.units.UnitSummary;
import vn.kieumau.units.Units;

/** Sets how many wards of a province are to hold the title at the end of a year; what was set before stays beside it. */
@Component
public class SetTarget {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Units units;
    private final Targets targets;
    private final Denominators denominators;

    SetTarget(JdbcClient jdbc, Audit audit, Units units, Targets targets, Denominators denominators) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.units = units;
        this.targets = targets;
        this.denominators = denominators;
    }

    /** @return the new target's key */
    @Transactional
    public long set(Actor actor, long provinceId, NewTarget typed, boolean illustrative) {
        actor.require(Permission.SET_TARGET);
        UnitSummary province = Refused.found(units.find(actor, Permission.SET_TARGET, provinceId));
        Refused.when(!province.level().equals("province"), RoadmapRefusal.NOT_A_PROVINCE);
        String reason = Text.of(typed.reason(), "roadmap.reason", Text.LONG);
        String number = Text.of(typed.documentNumber(), "roadmap.document_number", Text.LINE);
        document(actor, typed, number);
        within(typed);
        // one at a time: two that are right by themselves may not be so together
        jdbc.sql("lock table roadmap.target in share row exclusive mode").update();
        check(provinceId, typed, reason);
        long id = jdbc.sql("""
                        insert into roadmap.target (unit_id, year, wards, reason, document_number, document_on, set_by, set_at, illustrative)
                        values (:unit, :year, :wards, :reason, :number, :day::date, :by, :at, :illustrative) returning id
                        """)
                .param("unit", provinceId)
                .param("year", typed.year())
                .param("wards", typed.wards())
                .param("reason", reason)
                .param("number", number)
                .param("day", typed.documentOn())
                .param("by", actor.accountId())
                .param("at", actor.at())
                .param("illustrative", illustrative)
                .query(Long.class)
                .single();
        audit.record(
                actor,
                Permission.SET_TARGET,
                "roadmap.target",
                id,
                "%s · %d: %d".formatted(province.name(), typed.year(), typed.wards()),
                provinceId,
                reason);
        return id;
    }

    private static void document(Actor actor, NewTarget typed, String number) {
        Refused.when(
                typed.documentOn() != null && number.isEmpty(),
                RoadmapRefusal.DOCUMENT_WITHOUT_NUMBER,
                new Text.Field("roadmap.document_number"));
        Refused.when(
                typed.documentOn() != null && typed.documentOn().isAfter(actor.today()),
                RoadmapRefusal.DAY_AHEAD,
                new Text.Field("roadmap.document_on"));
    }

    private static void within(NewTarget typed) {
        Refused.when(
                typed.year() < NewTarget.FIRST_YEAR || typed.year() > NewTarget.LAST_YEAR,
                RoadmapRefusal.YEAR_OUTSIDE,
                new Text.Field("roadmap.year"),
                String.valueOf(NewTarget.FIRST_YEAR),
                String.valueOf(NewTarget.LAST_YEAR));
        Refused.when(
                typed.wards() < 0 || typed.wards() > NewTarget.MOST,
                KernelRefusal.NOT_A_NUMBER,
                new Text.Field("roadmap.wards"),
                String.valueOf(typed.wards()),
                0,
                NewTarget.MOST);
    }

    private void check(long provinceId, NewTarget typed, String reason) {
        SortedMap<Integer, Target> now = targets.current(List.of(provinceId)).getOrDefault(provinceId, new TreeMap<>());
        Target before = now.get(typed.year());
        Refused.when(before != null && reason.isEmpty(), KernelRefusal.MISSING, new Text.Field("roadmap.reason"));
        Refused.when(
                before != null && before.wards() == typed.wards(),
                RoadmapRefusal.TARGET_UNCHANGED,
                String.valueOf(typed.year()),
                typed.wards());
        SortedMap<Integer, Target> earlier = now.headMap(typed.year());
        SortedMap<Integer, Target> later = now.tailMap(typed.year() + 1);
        refuse(earlier.isEmpty() ? null : earlier.get(earlier.lastKey()), typed, true);
        refuse(later.isEmpty() ? null : later.get(later.firstKey()), typed, false);
        int wards = denominators.atYearEnd(provinceId, typed.year());
        Refused.when(
                typed.wards() > wards,
                RoadmapRefusal.MORE_THAN_WARDS,
                new Text.Field("roadmap.wards"),
                wards,
                String.valueOf(typed.year()));
    }

    private static void refuse(@Nullable Target other, NewTarget typed, boolean earlier) {
        if (other != null) {
            Refused.when(
                    earlier ? typed.wards() < other.wards() : typed.wards() > other.wards(),
                    earlier ? RoadmapRefusal.TARGET_FALLS : RoadmapRefusal.TARGET_ABOVE_LATER,
                    new Text.Field("roadmap.wards"),
                    String.valueOf(other.year()),
                    other.wards());
        }
    }
}
