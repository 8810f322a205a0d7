package vn.kieumau.archive;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.archive.DossierRecord.Council;
import vn.kieumau.archive.DossierRecord.Decision;
import vn.kieumau.archive.DossierRecord.Entry;
import vn.kieumau.archive.DossierRecord.Finding;
import vn.kieumau.archive.DossierRecord.Submission;
import vn.kieumau.assessment.DossierHead;
import vn.kieumau.criteria.CriteriaSets;
import vn.kieumau.kernel.Refused;
import vn.kieumau.units.Relative;
import vn.kieumau.units.UnitSummary;
import vn.kieumau.units.Units;

/** Reads what a package tells; the caller has found the dossier in reach. */
@Component
class DossierRecords {
    /** Of which rows the trail's extract tells. Ballots are nobody's business but the council's, drafts of remarks their writer's. */
    private static final String[] TABLES = {
        rows("campaigns", "registration"),
        rows("assessment", "dossier"),
        rows("assessment", "answer"),
        rows("assessment", "carrying"),
        rows("assessment", "remark"),
        rows("assessment", "snapshot"),
        rows("assessment", "dossier_return"),
        rows("evidence", "link"),
        rows("appraisal", "appraisal"),
        rows("appraisal", "finding"),
        rows("recognition", "proposal_item"),
        rows("recognition", "decision"),
        rows("recognition", "title")
    };

    private final JdbcClient jdbc;
    private final Units units;
    private final CriteriaSets sets;
    private final DossierPapers papers;

    DossierRecords(JdbcClient jdbc, Units units, CriteriaSets sets, DossierPapers papers) {
        this.jdbc = jdbc;
        this.units = units;
        this.sets = sets;
        this.papers = papers;
    }

    DossierRecord of(DossierHead dossier) {
        Decision decision = decision(dossier);
        LocalDate day = decision.decidedOn();
        return new DossierRecord(
                dossier,
                decision,
                Refused.found(units.find(dossier.unitId(), day)),
                units.versions(dossier.unitId()).stream()
                        .filter(each ->
                                each.validFrom() == null || !each.validFrom().isAfter(day))
                        .map(each -> until(each, day))
                        .sorted(Comparator.comparing(
                                UnitSummary::validFrom, Comparator.nullsFirst(Comparator.naturalOrder())))
                        .toList(),
                predecessors(dossier.unitId(), day),
                Refused.found(sets.find(dossier.setId())),
                Refused.found(sets.pack(dossier.setId())),
                submissions(dossier),
                findings(dossier),
                councils(dossier, day),
                papers.of(dossier, decision),
                trail(dossier));
    }

    /** Of what came after the decision the package knows nothing. */
    private static UnitSummary until(UnitSummary version, LocalDate day) {
        LocalDate end = version.validTo();
        @Nullable LocalDate known = end == null || end.isAfter(day) ? null : end;
        return new UnitSummary(
                version.unitId(),
                version.code(),
                version.name(),
                version.type(),
                version.level(),
                version.parentId(),
                version.path(),
                version.validFrom(),
                known,
                0);
    }

    private List<Relative> predecessors(long unitId, LocalDate day) {
        return units.predecessors(unitId).stream()
                .filter(each -> !each.onDay().isAfter(day))
                .toList();
    }

    private Decision decision(DossierHead dossier) {
        return Refused.found(jdbc.sql("""
                        select decision_id, outcome, number, decided_on, signatory, reason, next_step, illustrative, proposal_id, proposal_number,
                            proposed_at, proposal_wards, title_id, certificate_number, certificate_code
                        from recognition.v_decision where dossier_id = :dossier
                        """)
                .param("dossier", dossier.dossierId())
                .query(Decision.class)
                .optional());
    }

    private List<Submission> submissions(DossierHead dossier) {
        return jdbc.sql("""
                        select s.number, s.text, s.sha256, p.display_name as submitted_by_name, s.submitted_at, s.verdict, s.facts
                        from assessment.v_snapshot s join accounts.v_account p on p.account_id = s.submitted_by
                        where s.dossier_id = :dossier order by s.number
                        """)
                .param("dossier", dossier.dossierId())
                .query(Submission.class)
                .list();
    }

    private List<Finding> findings(DossierHead dossier) {
        return jdbc.sql("""
                        select f.level, c.code, f.result, f.reason, f.appraised_at
                        from appraisal.v_finding f join criteria.v_criterion c on c.criterion_id = f.criterion_id
                        where f.dossier_id = :dossier
                        order by c.group_position, c.position, array_position(array['district', 'province', 'ministry'], f.level)
                        """)
                .param("dossier", dossier.dossierId())
                .query(Finding.class)
                .list();
    }

    private List<Council> councils(DossierHead dossier, LocalDate day) {
        return jdbc.sql("""
                        select level, council, decision_number, meets_on, outcome, minutes_sha256 from appraisal.v_council_conclusion
                        where dossier_id = :dossier and meets_on <= :day order by level = 'ministry', level
                        """)
                .param("dossier", dossier.dossierId())
                .param("day", day)
                .query(Council.class)
                .list();
    }

    /** From the registration to the decision, however long ago that was. */
    private List<Entry> trail(DossierHead dossier) {
        return jdbc.sql("""
                        select e.seq, e.at, e.recorded_at, e.imported, e.actor_name, e.office_name, e.act, e.table_name, e.subject, e.reason,
                            e.row_hash, e.hash
                        from audit.v_extract e
                        where e.unit_id = :unit and e.table_name = any(:tables)
                          and e.seq >= (select coalesce(min(seq), 0) from audit.v_extract where table_name = :registrations and row_id = :registration)
                          and e.seq <= (select max(seq) from audit.v_extract where table_name = :dossiers and row_id = :dossier)
                          and coalesce(e.dossier_id, :dossier) = :dossier and coalesce(e.registration_id, :registration) = :registration
                        order by e.seq
                        """)
                .param("unit", dossier.unitId())
                .param("tables", TABLES)
                .param("registrations", rows("campaigns", "registration"))
                .param("dossiers", rows("assessment", "dossier"))
                .param("registration", dossier.registrationId())
                .param("dossier", dossier.dossierId())
                .query(Entry.class)
                .list();
    }

    /** As the trail calls the rows of another module, of whose tables nothing else is known here. */
    static String rows(String module, String table) {
        return module + "." + table;
    }
}
