package vn.kieumau.assessment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.criteria.CriteriaSets;
import vn.kieumau.criteria.RuledSet;
import vn.kieumau.criteria.judging.Truth;
import vn.kieumau.evidence.Evidence;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Period;

/** What is said before a dossier is submitted, so that no level above has to send it back for it; the caller has found it in reach. */
@Component
public class Objections {
    private final JdbcClient jdbc;
    private final Remarks remarks;
    private final Verdicts verdicts;
    private final CriteriaSets sets;
    private final Evidence evidence;

    Objections(JdbcClient jdbc, Remarks remarks, Verdicts verdicts, CriteriaSets sets, Evidence evidence) {
        this.jdbc = jdbc;
        this.remarks = remarks;
        this.verdicts = verdicts;
        this.sets = sets;
        this.evidence = evidence;
    }

    /**
     * By kind, then in the order of the criteria; empty: nothing is known that a level would return it for.
     *
     * @param answers all of the dossier
     */
    public List<Objection> of(Actor actor, DossierHead dossier, List<CriterionAnswer> answers) {
        RuledSet set = sets.ruled(dossier.setId());
        Verdict verdict = verdicts.judge(set, dossier, actor.today());
        List<Objection> objections = new ArrayList<>();
        answers.stream()
                .filter(answer -> !answer.complete())
                .forEach(answer -> objections.add(about(Objection.Kind.INCOMPLETE, answer.code(), "")));
        remarks.unanswered(dossier).forEach(code -> objections.add(about(Objection.Kind.REMARK_OPEN, code, "")));
        objections.addAll(otherwise(answers, verdict, Truth.NOT_MET, Objection.Kind.NOT_MET));
        objections.addAll(otherwise(answers, verdict, Truth.UNKNOWN, Objection.Kind.UNDECIDED));
        objections.addAll(
                proofs(dossier, actor.today(), set.pack().set().calendar().year(dossier.year())));
        return objections;
    }

    private static Objection about(Objection.Kind kind, String code, String about) {
        return new Objection(kind, code, about, null, null);
    }

    /** Criteria said to be met of which the verdict says otherwise, each with the requirements at which it does. */
    private static List<Objection> otherwise(
            List<CriterionAnswer> answers, Verdict verdict, Truth truth, Objection.Kind kind) {
        Map<String, String> judged = new HashMap<>();
        verdict.criteria().stream()
                .filter(each -> each.truth() == truth)
                .forEach(each -> judged.put(each.code(), String.join(", ", each.because())));
        return answers.stream()
                .filter(answer -> "met".equals(answer.result()) && judged.containsKey(answer.code()))
                .map(answer -> about(kind, answer.code(), judged.getOrDefault(answer.code(), "")))
                .toList();
    }

    private record Doubtful(
            String code,
            long itemId,
            String title,
            @Nullable LocalDate validUntil,
            boolean expired,
            boolean otherYear,
            boolean unread) {
        List<Objection> objections() {
            List<Objection> all = new ArrayList<>();
            if (expired) {
                all.add(new Objection(Objection.Kind.EXPIRED, code, title, itemId, validUntil));
            }
            if (otherYear) {
                all.add(new Objection(Objection.Kind.OTHER_YEAR, code, title, itemId, null));
            }
            if (unread) {
                all.add(new Objection(Objection.Kind.UNREAD, code, title, itemId, null));
            }
            return all;
        }
    }

    private List<Objection> proofs(DossierHead dossier, LocalDate day, Period year) {
        return jdbc
                .sql("""
                        select * from (
                            select c.code, c.group_position, c.position, l.item_id, l.title, l.valid_until,
                                coalesce(l.valid_until < :day::date, false) as expired,
                                coalesce(l.covers_to < :from::date, false) or coalesce(l.covers_from > :to::date, false) as other_year,
                                l.item_id = any(:unread) as unread
                            from evidence.v_link l join criteria.v_criterion c on c.criterion_id = l.criterion_id
                            where l.registration_id = :registration
                        ) proof where expired or other_year or unread order by group_position, position, item_id
                        """)
                .param("day", day)
                .param("from", year.starts())
                .param("to", year.ends())
                .param("registration", dossier.registrationId())
                .param("unread", evidence.unread(dossier.registrationId()).toArray(Long[]::new))
                .query(Doubtful.class)
                .list()
                .stream()
                .flatMap(each -> each.objections().stream())
                .sorted(Comparator.comparing(Objection::kind))
                .toList();
    }
}
