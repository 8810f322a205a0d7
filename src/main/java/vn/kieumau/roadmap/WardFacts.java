package vn.kieumau.roadmap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.recognition.HeldTitles;
import vn.kieumau.units.Communes;

/** Wards that hold no title, with what their newest dossiers say is still missing. */
@Component
class WardFacts {
    /** Kind of what is missing at a ward of which nothing is known. */
    static final String UNKNOWN = "unknown";

    /** Criteria of a ward of which nothing is known, where there is no cohort either. */
    private static final int USUAL = 20;

    private final JdbcClient jdbc;
    private final Communes communes;
    private final HeldTitles heldTitles;
    private final Denominators denominators;

    WardFacts(JdbcClient jdbc, Communes communes, HeldTitles heldTitles, Denominators denominators) {
        this.jdbc = jdbc;
        this.communes = communes;
        this.heldTitles = heldTitles;
        this.denominators = denominators;
    }

    /** @param missing criteria by group; half of all, of kind {@value #UNKNOWN}, where it has no dossier */
    record Ward(long unitId, long provinceId, boolean known, int criteria, Map<String, Integer> missing) {}

    private record Group(long unitId, String code, int criteria, int missing) {}

    List<Ward> all(LocalDate today) {
        Set<Long> holders = new HashSet<>(heldTitles.holders());
        Map<Long, List<Group>> said = new HashMap<>();
        groups().forEach(each ->
                said.computeIfAbsent(each.unitId(), key -> new ArrayList<>()).add(each));
        int usual = said.values().stream()
                .mapToInt(each -> each.stream().mapToInt(Group::criteria).sum())
                .max()
                .orElse(USUAL);
        List<Ward> wards = new ArrayList<>();
        for (Communes.Commune each : communes.on(today, Denominators.withCommunes(denominators.all(), today))) {
            if (!holders.contains(each.unitId())) {
                wards.add(ward(each, said.get(each.unitId()), usual));
            }
        }
        return wards;
    }

    private static Ward ward(Communes.Commune commune, @Nullable List<Group> groups, int usual) {
        if (groups == null) {
            return new Ward(commune.unitId(), commune.provinceId(), false, usual, Map.of(UNKNOWN, usual / 2));
        }
        Map<String, Integer> missing = new HashMap<>();
        groups.stream().filter(each -> each.missing() > 0).forEach(each -> missing.put(each.code(), each.missing()));
        return new Ward(
                commune.unitId(),
                commune.provinceId(),
                true,
                groups.stream().mapToInt(Group::criteria).sum(),
                missing);
    }

    private List<Group> groups() {
        return jdbc.sql("""
                        with newest as (
                            select distinct on (r.unit_id) r.unit_id, r.set_id, d.dossier_id
                            from campaigns.v_registration r join assessment.v_dossier d on d.registration_id = r.registration_id
                            where r.state <> 'withdrawn' and r.set_id in (select s.set_id from criteria.v_set s where s.programme_code = (
                                select f.programme_code from campaigns.v_cohort o join criteria.v_set f on f.set_id = o.set_id order by o.cohort_id limit 1))
                            order by r.unit_id, r.year desc, d.dossier_id desc
                        )
                        select n.unit_id, c.group_code as code, count(*) as criteria,
                            count(*) filter (where coalesce(a.result, '') not in ('met', 'not_applicable')) as missing
                        from newest n
                        join criteria.v_criterion c on c.set_id = n.set_id
                        left join assessment.v_answer a on a.dossier_id = n.dossier_id and a.criterion_id = c.criterion_id
                        group by 1, 2
                        """).query(Group.class).list();
    }
}
