package vn.kieumau.roadmap;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.units.Relative;
import vn.kieumau.units.UnitSummary;
import vn.kieumau.units.Units;

/** Provinces as the roadmap shows them: within reach, and with what was wanted of those that they come from. */
@Component
public class RoadmapProvinces {
    private static final String PROVINCE = "province";

    private final JdbcClient jdbc;
    private final Units units;
    private final Targets targets;

    RoadmapProvinces(JdbcClient jdbc, Units units, Targets targets) {
        this.jdbc = jdbc;
        this.units = units;
        this.targets = targets;
    }

    /** A predecessor with its last targets: a hint, which counts for nothing. */
    public record Former(Relative predecessor, SortedMap<Integer, Target> targets) {}

    /** Those that exist today, by name; filtered by words, accents not needed. */
    public List<Prospects.Province> of(Actor reader, String words) {
        return jdbc.sql("""
                        select p.unit_id, p.name from units.v_place p
                        where p.level = 'province' and p.valid @> :today and p.unit_id in (select unit_id from units.reached(:reach))
                          and (:words = '' or fold(p.name) like '%' || fold(:words) || '%')
                        order by p.name collate vi_natural, p.unit_id
                        """)
                .param("today", reader.today())
                .param("reach", reader.reach(Permission.VIEW_ROADMAP))
                .param("words", words)
                .query(Prospects.Province.class)
                .list();
    }

    public UnitSummary find(Actor actor, Permission permission, long provinceId) {
        return Refused.found(units.find(actor, permission, provinceId)
                .filter(each -> each.level().equals(PROVINCE)));
    }

    /** Of the provinces that it absorbed, those that had any. */
    public List<Former> targetsOfPredecessors(long provinceId) {
        List<Relative> before = units.predecessors(provinceId);
        if (before.isEmpty()) {
            return List.of();
        }
        Map<Long, SortedMap<Integer, Target>> known =
                targets.current(before.stream().map(Relative::unitId).toList());
        return before.stream()
                .map(each -> new Former(each, known.getOrDefault(each.unitId(), new TreeMap<>())))
                .filter(each -> !each.targets().isEmpty())
                .toList();
    }
}
