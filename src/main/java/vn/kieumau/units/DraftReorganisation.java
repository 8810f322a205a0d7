package vn.kieumau.units;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/** Writes down what a reorganisation is to change. A draft may still have faults; a rehearsal has none. */
@Component
public class DraftReorganisation {
    /** A reform of the whole country has some 11,300 lines. */
    public static final int MOST_LINES = 20_000;

    private final JdbcClient jdbc;
    private final Reorganisations reorganisations;
    private final CheckChanges checkChanges;
    private final Audit audit;

    DraftReorganisation(JdbcClient jdbc, Reorganisations reorganisations, CheckChanges checkChanges, Audit audit) {
        this.jdbc = jdbc;
        this.reorganisations = reorganisations;
        this.checkChanges = checkChanges;
        this.audit = audit;
    }

    /** @return its id */
    @Transactional
    public long draft(Actor actor, String title, LocalDate day, boolean illustrative, List<Change> changes) {
        actor.require(Permission.DRAFT_REORGANISATION);
        String named = Text.required(title, "units.reorganisation.title", Text.LINE);
        counted(changes);
        same(day, changes).ifPresent(there -> {
            throw new Refused(UnitsRefusal.DRAFTED_ALREADY, there.title());
        });
        long id = jdbc.sql("""
                        insert into units.reorganisation (title, day, state, state_since, illustrative, authors)
                        values (:title, :day, 'draft', :at, :illustrative, array[:by]) returning id
                        """)
                .param("title", named)
                .param("day", day)
                .param("illustrative", illustrative)
                .param("at", actor.at())
                .param("by", actor.accountId())
                .query(Long.class)
                .single();
        reorganisations.write(id, changes);
        audit.record(actor, Permission.DRAFT_REORGANISATION, "units.reorganisation", id, named, null, "");
        return id;
    }

    /** Replaces the lines; what was rehearsed before is a draft again. */
    @Transactional
    public void redraft(Actor actor, long id, int version, List<Change> changes) {
        actor.require(Permission.DRAFT_REORGANISATION);
        counted(changes);
        Reorganisation draft = reorganisations.lock(id, version);
        ReorganisationMove move = ReorganisationMove.of(Permission.DRAFT_REORGANISATION, draft.state());
        reorganisations.write(id, changes);
        reorganisations.move(actor, draft, move, "");
    }

    /** What is still wrong with it; with the tree as it is now. */
    @Transactional(readOnly = true)
    public List<LineProblem> problems(Reorganisation draft) {
        return checkChanges.problems(reorganisations.lines(draft.reorganisationId()), draft.day());
    }

    /** A file that is brought twice does not make two of one reorganisation. */
    private Optional<Reorganisation> same(LocalDate day, List<Change> changes) {
        List<Change> said = changes.stream().map(Change::unnumbered).toList();
        return jdbc.sql("""
                        select r.id from units.reorganisation r
                        where r.day = :day and r.state <> 'cancelled' and :count > 0
                          and (select count(*) from units.change c where c.reorganisation_id = r.id) = :count
                        """).param("day", day).param("count", said.size()).query(Long.class).list().stream()
                .filter(id -> reorganisations.lines(id).stream()
                        .map(Change::unnumbered)
                        .toList()
                        .equals(said))
                .findFirst()
                .flatMap(reorganisations::find);
    }

    private static void counted(List<Change> changes) {
        Refused.when(changes.size() > MOST_LINES, UnitsRefusal.TOO_MANY_LINES, changes.size(), MOST_LINES);
    }
}
