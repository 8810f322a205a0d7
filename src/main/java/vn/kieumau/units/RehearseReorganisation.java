package vn.kieumau.units;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;

/** Asks every module what stands at the units that a reorganisation changes, and writes down what each says. Changes no unit. */
@Component
public class RehearseReorganisation {
    private final JdbcClient jdbc;
    private final Reorganisations reorganisations;
    private final CheckChanges checkChanges;
    private final ApplyChanges applyChanges;
    private final List<Rehearsal> rehearsals;

    RehearseReorganisation(
            JdbcClient jdbc,
            Reorganisations reorganisations,
            CheckChanges checkChanges,
            ApplyChanges applyChanges,
            List<Rehearsal> rehearsals) {
        this.applyChanges = applyChanges;
        this.jdbc = jdbc;
        this.reorganisations = reorganisations;
        this.checkChanges = checkChanges;
        this.rehearsals = rehearsals;
    }

    @Transactional
    public void rehearse(Actor actor, long id, int version) {
        actor.require(Permission.REHEARSE_REORGANISATION);
        Reorganisation draft = reorganisations.lock(id, version);
        ReorganisationMove move = ReorganisationMove.of(Permission.REHEARSE_REORGANISATION, draft.state());
        resolve(draft);
        List<Touched> touched = touched(draft);
        write(id, touched);
        jdbc.sql("update units.reorganisation set rehearsal = :hash where id = :id")
                .param("hash", hash(draft, touched))
                .param("id", id)
                .update();
        reorganisations.move(actor, draft, move, "");
    }

    /** Refuses lines with faults, and finds the units that the others speak of. */
    @Transactional(propagation = Propagation.MANDATORY)
    void resolve(Reorganisation draft) {
        List<Change> changes = reorganisations.lines(draft.reorganisationId());
        Refused.when(changes.isEmpty(), UnitsRefusal.NO_LINES);
        int problems = checkChanges.problems(changes, draft.day()).size();
        Refused.when(problems > 0, UnitsRefusal.HAS_PROBLEMS, problems);
        applyChanges.resolve(draft.reorganisationId());
    }

    /** All that stands at its units now, in one order. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<Touched> touched(Reorganisation of) {
        Long[] ended = units(of.reorganisationId(), "<> 'same'");
        Long[] changed = units(of.reorganisationId(), "= 'same'");
        List<Touched> touched = new ArrayList<>(found(ended, changed, of.day()));
        Long[] gaining = gaining(of.reorganisationId());
        rehearsals.forEach(each -> touched.addAll(each.gaining(gaining, of.day())));
        return touched;
    }

    List<Touched> found(Long[] ended, Long[] changed, LocalDate day) {
        return rehearsals.stream()
                .flatMap(each -> each.touched(ended, changed, day).stream())
                .sorted(Comparator.comparing(Touched::kind)
                        .thenComparing(Touched::unitId)
                        .thenComparing(Touched::rowId))
                .toList();
    }

    /** What was rehearsed: the lines, and all that was found. Stands in the reorganisation's row, and so in the trail. */
    @Transactional(propagation = Propagation.MANDATORY)
    String hash(Reorganisation of, List<Touched> touched) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Change each : reorganisations.lines(of.reorganisationId())) {
                update(
                        digest,
                        each.fromCode(),
                        each.part(),
                        each.toCode(),
                        each.toName(),
                        each.toType(),
                        each.toParentCode(),
                        each.legalBasis());
            }
            for (Touched each : touched) {
                update(digest, each.kind(), each.unitId(), each.rowId(), each.rule());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** Field by field, since what is stored is compared by later releases too. */
    private static void update(MessageDigest digest, Object... fields) {
        for (Object each : fields) {
            digest.update((each + "\t").getBytes(StandardCharsets.UTF_8));
        }
        digest.update((byte) '\n');
    }

    /** Units that stay and will stand above one of whose predecessors they do not stand above yet. */
    private Long[] gaining(long id) {
        return jdbc.sql("""
                        with line as (
                            select c.from_id, r.day, c.part, max(c.to_parent_code) over (partition by c.to_code, c.part = 'same') as parent_code
                            from units.change c join units.reorganisation r on r.id = c.reorganisation_id where r.id = :id
                        ), parent as materialized (
                            select parent_code, day, coalesce(
                                (select s.from_id from units.change s where s.reorganisation_id = :id and s.part = 'same' and s.to_code = parent_code),
                                (select v.unit_id from units.unit_version v where v.code = parent_code and upper_inf(v.valid)
                                    and v.begun_by is distinct from :id
                                    and not exists (select 1 from units.change e where e.reorganisation_id = :id and e.part <> 'same' and e.from_id = v.unit_id))
                            ) as parent_id
                            from (select distinct parent_code, day from line where part <> 'end') l
                        ), above as materialized (
                            select p.parent_code, a.ancestor_id from parent p
                            join units.reach a on a.unit_id = p.parent_id and a.valid @> p.day and not a.ended
                        )
                        select distinct a.ancestor_id from line
                        join above a using (parent_code)
                        left join units.reach b on b.ancestor_id = a.ancestor_id and b.unit_id = line.from_id and b.valid @> line.day - 1 and not b.ended
                        where b.unit_id is null
                        order by 1
                        """).param("id", id).query(Long.class).list().toArray(new Long[0]);
    }

    private Long[] units(long id, String part) {
        return jdbc.sql("select distinct from_id from units.change where reorganisation_id = :id and part " + part)
                .param("id", id)
                .query(Long.class)
                .list()
                .toArray(new Long[0]);
    }

    private void write(long id, List<Touched> touched) {
        jdbc.sql("delete from units.touched where reorganisation_id = :id")
                .param("id", id)
                .update();
        jdbc.sql("""
                        insert into units.touched (reorganisation_id, unit_id, kind, row_id, subject, rule)
                        select :id, * from unnest(:units::bigint[], :kinds::text[], :rows::bigint[], :subjects::text[], :rules::text[])
                        """)
                .param("id", id)
                .param("units", touched.stream().map(Touched::unitId).toArray(Long[]::new))
                .param("kinds", touched.stream().map(Touched::kind).toArray(String[]::new))
                .param("rows", touched.stream().map(Touched::rowId).toArray(Long[]::new))
                .param("subjects", touched.stream().map(Touched::subject).toArray(String[]::new))
                .param("rules", touched.stream().map(Touched::rule).toArray(String[]::new))
                .update();
    }
}
