package vn.kieumau.assessment;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import vn.kieumau.audit.Audit;
import vn.kieumau.criteria.CriteriaSets;
import vn.kieumau.criteria.Pack;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;

/**
 * Takes over what a ward said in its last dossier of the programme, be it by the same set or by one that this set follows. Seen
 * before it is done; marked until the ward confirms each by saving it; undone as long as it is not confirmed.
 */
@Component
public class CarryAnswers {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Dossiers dossiers;
    private final CriteriaSets sets;
    private final JsonMapper json;

    CarryAnswers(JdbcClient jdbc, Audit audit, Dossiers dossiers, CriteriaSets sets, JsonMapper json) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.dossiers = dossiers;
        this.sets = sets;
        this.json = json;
    }

    /** The dossier that is taken over from. */
    public record EarlierDossier(
            long dossierId,
            long registrationId,
            long setId,
            String version,
            int year,
            String cohortNameVi,
            String cohortNameEn) {}

    /** What happens to a criterion. */
    public enum Fate {
        /** Taken over, and nobody has confirmed it. */
        CARRIED,
        CONFIRMED,
        /** It would be taken over, with explanation and evidence. */
        WHOLE,
        /** Of it would be taken over what was said of single requirements. */
        PARTLY,
        /** It is answered here, so that it is left alone. */
        ANSWERED,
        /** Nothing was said of it there. */
        NOTHING_SAID,
        /** It is new or worded anew, so that it must be said anew. */
        ANEW;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** A criterion of the dossier; {@code said} is null where nothing goes on. */
    public record CarriedCriterion(
            String code,
            String titleVi,
            String titleEn,
            Fate fate,
            @Nullable CarriedAnswer said) {}

    /**
     * That something was taken over; it stays told when it was undone.
     *
     * @param year of the dossier that was taken over from
     * @param criteria how many were taken over
     * @param confirmed how many of them somebody has saved since
     * @param undoneAt null where it was not undone
     */
    public record CarryingAct(
            int year,
            int criteria,
            int confirmed,
            String carriedByName,
            OffsetDateTime carriedAt,
            @Nullable String undoneByName,
            @Nullable OffsetDateTime undoneAt) {}

    /**
     * What carrying would do, or has done.
     *
     * @param from null where the ward has no dossier to take over from
     * @param active it was done and not undone
     * @param acts what was taken over so far, the latest first
     */
    public record CarryingRehearsal(
            @Nullable EarlierDossier from, boolean active, List<CarriedCriterion> criteria, List<CarryingAct> acts) {
        public long count(Fate fate) {
            return criteria.stream().filter(each -> each.fate() == fate).count();
        }

        /** How many criteria would be taken over, as a whole or in part. */
        public long ahead() {
            return count(Fate.WHOLE) + count(Fate.PARTLY);
        }
    }

    /** The last dossier of the ward that can be taken over from; the caller has found this one in reach. */
    public Optional<EarlierDossier> from(DossierHead dossier) {
        return jdbc.sql("""
                        select d.dossier_id, d.registration_id, r.set_id, s.version, r.year, r.cohort_name_vi, r.cohort_name_en
                        from assessment.v_dossier d
                        join campaigns.v_registration r on r.registration_id = d.registration_id
                        join criteria.v_set s on s.set_id = r.set_id
                        where d.unit_id = :unit and r.year < :year
                          and r.set_id in (select earlier_id from criteria.v_line where set_id = :set)
                          and exists (select 1 from assessment.answer a where a.dossier_id = d.dossier_id)
                        order by r.year desc, d.dossier_id desc limit 1
                        """)
                .param("unit", dossier.unitId())
                .param("year", dossier.year())
                .param("set", dossier.setId())
                .query(EarlierDossier.class)
                .optional();
    }

    /** What carrying would do to each criterion, or has done; the caller has found the dossier in reach. */
    public CarryingRehearsal rehearse(DossierHead dossier) {
        Pack pack = sets.ruled(dossier.setId()).pack();
        Map<String, CriterionAnswer> answers = new LinkedHashMap<>();
        dossiers.answers(dossier).forEach(each -> answers.put(each.code(), each));
        Map<String, CarriedAnswer> waiting = waiting(dossier.dossierId());
        boolean active = active(dossier.dossierId()).isPresent();
        EarlierDossier from = from(dossier).orElse(null);
        Map<String, CarriedAnswer> said = from == null ? Map.of() : said(from);
        Map<String, CarriedAnswer> ahead =
                from == null ? Map.of() : CarriedAnswer.carry(pack, sets.carrying(from.setId(), dossier.setId()), said);
        List<CarriedCriterion> criteria = new ArrayList<>();
        pack.criteria().forEach(criterion -> {
            CriterionAnswer answer = answers.get(criterion.code());
            CarriedAnswer carried = ahead.get(criterion.code());
            Pack.Origin origin = criterion.from();
            boolean goesOn = from != null
                    && (from.setId() == dossier.setId()
                            || origin != null && origin.change().equals("same"));
            Fate fate;
            if (answer != null && answer.result() != null) {
                fate = answer.carriedFrom() == null ? Fate.ANSWERED : Fate.CONFIRMED;
            } else if (waiting.containsKey(criterion.code())) {
                fate = Fate.CARRIED;
            } else if (carried != null) {
                fate = carried.complete() ? Fate.WHOLE : Fate.PARTLY;
            } else {
                fate = goesOn ? Fate.NOTHING_SAID : Fate.ANEW;
            }
            criteria.add(new CarriedCriterion(
                    criterion.code(),
                    criterion.titleVi(),
                    criterion.titleEn(),
                    fate,
                    waiting.getOrDefault(criterion.code(), carried)));
        });
        return new CarryingRehearsal(from, active, criteria, acts(dossier.dossierId()));
    }

    /** @return how many criteria were taken over */
    @Transactional
    public int carry(Actor actor, long dossierId) {
        actor.require(Permission.ANSWER_CRITERION);
        DossierHead dossier = withWard(actor, dossierId);
        CarryingRehearsal rehearsal = rehearse(dossier);
        Refused.when(rehearsal.active(), AssessmentRefusal.ALREADY_CARRIED);
        List<CarriedAnswer> ahead = rehearsal.criteria().stream()
                .filter(each -> each.fate() == Fate.WHOLE || each.fate() == Fate.PARTLY)
                .map(CarriedCriterion::said)
                .toList();
        Refused.when(ahead.isEmpty(), AssessmentRefusal.NOTHING_TO_CARRY);
        EarlierDossier from = Objects.requireNonNull(rehearsal.from());
        long id = jdbc.sql("""
                        insert into assessment.carrying (dossier_id, from_dossier_id, carried_by, carried_at)
                        values (:dossier, :from, :by, :at) returning id
                        """)
                .param("dossier", dossierId)
                .param("from", from.dossierId())
                .param("by", actor.accountId())
                .param("at", actor.at())
                .query(Long.class)
                .single();
        jdbc.sql("""
                        insert into assessment.carried (carrying_id, criterion_id, said)
                        select :id, c.criterion_id, t.said from jsonb_array_elements(:said::jsonb) as t (said)
                        join criteria.v_criterion c on c.set_id = :set and c.code = t.said ->> 'code'
                        """)
                .param("id", id)
                .param("set", dossier.setId())
                .param("said", json.writeValueAsString(ahead))
                .update();
        record(
                actor,
                id,
                "%s · mang sang %d tiêu chí từ %s".formatted(dossier.unitName(), ahead.size(), from.cohortNameVi()),
                dossier);
        return ahead.size();
    }

    /** Takes back what nobody has confirmed yet. */
    @Transactional
    public void undo(Actor actor, long dossierId) {
        actor.require(Permission.ANSWER_CRITERION);
        DossierHead dossier = withWard(actor, dossierId);
        Optional<Long> active = active(dossierId);
        Refused.when(active.isEmpty() || waiting(dossierId).isEmpty(), AssessmentRefusal.NOTHING_CARRIED);
        jdbc.sql("update assessment.carrying set undone_by = :by, undone_at = :at where id = :id")
                .param("by", actor.accountId())
                .param("at", actor.at())
                .param("id", active.get())
                .update();
        record(actor, active.get(), "%s · bỏ phần mang sang chưa xác nhận".formatted(dossier.unitName()), dossier);
    }

    /** What was taken over for a criterion and waits to be confirmed. */
    public Optional<CarriedAnswer> waiting(DossierHead dossier, String code) {
        return Optional.ofNullable(waiting(dossier.dossierId()).get(code));
    }

    /** What was taken over and waits to be confirmed, by criterion code. */
    public Map<String, CarriedAnswer> waiting(DossierHead dossier) {
        return waiting(dossier.dossierId());
    }

    /**
     * Whoever saves an answer confirms by it what was taken over. So does who first saves just what was taken over and undone
     * meanwhile, as from a form that was open: the answer comes from the earlier dossier all the same, and says so.
     *
     * @return whether the answer comes from an earlier dossier
     */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean confirm(
            Actor actor,
            long dossierId,
            CriterionAnswer criterion,
            String result,
            String explanation,
            List<Long> items) {
        return jdbc.sql("""
                        update assessment.carried x set confirmed_at = :at
                        from assessment.carrying k
                        where k.id = x.carrying_id and k.dossier_id = :dossier and x.criterion_id = :criterion and x.confirmed_at is null
                          and (k.undone_at is null
                            or :first and (:explanation <> '' or cardinality(:items::bigint[]) > 0)
                              and k.id = (select max(z.carrying_id) from assessment.carried z join assessment.carrying y on y.id = z.carrying_id
                                where y.dossier_id = :dossier and z.criterion_id = :criterion)
                              and x.said ->> 'result' = :result and x.said ->> 'explanation' = :explanation
                              and array(select jsonb_array_elements_text(x.said -> 'items')::bigint order by 1) = :items::bigint[])
                        """)
                        .param("at", actor.at())
                        .param("dossier", dossierId)
                        .param("criterion", criterion.criterionId())
                        .param("first", criterion.version() == 0)
                        .param("result", result)
                        .param("explanation", explanation)
                        .param("items", items.stream().distinct().sorted().toArray(Long[]::new))
                        .update()
                > 0;
    }

    private List<CarryingAct> acts(long dossierId) {
        return jdbc.sql("""
                        select r.year, count(*)::int as criteria, count(x.confirmed_at)::int as confirmed,
                            audit.signed(c.display_name, 'assessment.carrying', k.id, k.carried_by) as carried_by_name, k.carried_at,
                            audit.signed(u.display_name, 'assessment.carrying', k.id, k.undone_by) as undone_by_name, k.undone_at
                        from assessment.carrying k
                        join assessment.carried x on x.carrying_id = k.id
                        join assessment.dossier d on d.id = k.from_dossier_id
                        join campaigns.v_registration r on r.registration_id = d.registration_id
                        join accounts.v_account c on c.account_id = k.carried_by
                        left join accounts.v_account u on u.account_id = k.undone_by
                        where k.dossier_id = :dossier
                        group by k.id, r.year, c.display_name, u.display_name order by k.id desc
                        """)
                .param("dossier", dossierId)
                .query(CarryingAct.class)
                .list();
    }

    private DossierHead withWard(Actor actor, long dossierId) {
        DossierHead dossier = Refused.found(dossiers.lock(actor, Permission.ANSWER_CRITERION, dossierId));
        Refused.when(!dossier.dossierState().withWard(), KernelRefusal.NOT_IN_THIS_STATE);
        return dossier;
    }

    private Optional<Long> active(long dossierId) {
        return jdbc.sql("select id from assessment.carrying where dossier_id = :dossier and undone_at is null")
                .param("dossier", dossierId)
                .query(Long.class)
                .optional();
    }

    private Map<String, CarriedAnswer> waiting(long dossierId) {
        return answers(jdbc.sql("""
                        select x.said::text
                        from assessment.carrying k
                        join assessment.carried x on x.carrying_id = k.id and x.confirmed_at is null
                        join assessment.v_dossier d on d.dossier_id = k.dossier_id
                        join campaigns.v_registration r on r.registration_id = d.registration_id
                        join criteria.v_criterion c on c.criterion_id = x.criterion_id
                        join lateral %s p on p.criterion_id = x.criterion_id and p.unconfirmed
                        where k.dossier_id = :dossier and k.undone_at is null
                        order by c.group_position, c.position
                        """.formatted(Progress.CRITERIA)).param("dossier", dossierId));
    }

    private Map<String, CarriedAnswer> said(EarlierDossier from) {
        return answers(jdbc.sql("""
                        select jsonb_build_object('code', c.code, 'result', a.result, 'explanation', a.explanation, 'insteadOfEvidence', a.instead_of_evidence,
                            'items', array(select l.item_id from evidence.v_link l
                                where l.registration_id = :registration and l.criterion_id = c.criterion_id order by l.item_id),
                            'requirements', coalesce((
                                select jsonb_object_agg(t.code, t.result) from (
                                    select distinct on (r.code) r.code, s.result from assessment.statement s
                                    join criteria.v_requirement r on r.requirement_id = s.requirement_id
                                    where s.dossier_id = :dossier and r.criterion_id = c.criterion_id order by r.code, s.id desc) t
                                where t.result <> 'unknown'), '{}'))::text
                        from assessment.answer a join criteria.v_criterion c on c.criterion_id = a.criterion_id
                        where a.dossier_id = :dossier order by c.group_position, c.position
                        """).param("dossier", from.dossierId()).param("registration", from.registrationId()));
    }

    private Map<String, CarriedAnswer> answers(JdbcClient.StatementSpec query) {
        Map<String, CarriedAnswer> answers = new LinkedHashMap<>();
        for (String each : query.query(String.class).list()) {
            CarriedAnswer answer = json.readValue(each, CarriedAnswer.class);
            answers.put(answer.code(), answer);
        }
        return answers;
    }

    private void record(Actor actor, long id, String subject, DossierHead dossier) {
        audit.record(actor, Permission.ANSWER_CRITERION, "assessment.carrying", id, subject, dossier.unitId(), "");
    }
}
