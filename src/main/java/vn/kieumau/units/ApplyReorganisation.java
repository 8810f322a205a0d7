package vn.kieumau.units;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/** Carries out what was rehearsed and confirmed, in one transaction; takes it back while nothing was built on it. */
@Component
public class ApplyReorganisation {
    private final JdbcClient jdbc;
    private final Reorganisations reorganisations;
    private final RehearseReorganisation rehearseReorganisation;
    private final ApplyChanges applyChanges;
    private final Tree tree;

    ApplyReorganisation(
            JdbcClient jdbc,
            Reorganisations reorganisations,
            RehearseReorganisation rehearseReorganisation,
            ApplyChanges applyChanges,
            Tree tree) {
        this.jdbc = jdbc;
        this.reorganisations = reorganisations;
        this.rehearseReorganisation = rehearseReorganisation;
        this.applyChanges = applyChanges;
        this.tree = tree;
    }

    /** Refused where the units, or what stands at them, are no more as the rehearsal found them. */
    @Transactional
    public void apply(Actor actor, long id, int version) {
        actor.require(Permission.APPLY_REORGANISATION);
        Reorganisation confirmed = reorganisations.lock(id, version);
        ReorganisationMove move = ReorganisationMove.of(Permission.APPLY_REORGANISATION, confirmed.state());
        reorganisations.lockTree();
        rehearseReorganisation.resolve(confirmed);
        Refused.when(!asRehearsed(confirmed), UnitsRefusal.NOT_AS_REHEARSED);
        applyChanges.apply(id);
        tree.refresh();
        reorganisations.move(actor, confirmed, move, "");
    }

    /** Refused where a unit that it began, or one that it changed, has got anything since. */
    @Transactional
    public void undo(Actor actor, long id, int version, String reason) {
        actor.require(Permission.UNDO_REORGANISATION);
        String why = Text.required(reason, "units.reorganisation.reason", Text.LONG);
        Reorganisation applied = reorganisations.lock(id, version);
        ReorganisationMove move = ReorganisationMove.of(Permission.UNDO_REORGANISATION, applied.state());
        Refused.when(applied.provided(), UnitsRefusal.PROVIDED);
        reorganisations.lockTree();
        Long[] begun = jdbc.sql("""
                        select distinct to_id from units.change
                        where reorganisation_id = :id and part <> 'same' and to_id is not null
                        """).param("id", id).query(Long.class).list().toArray(new Long[0]);
        List<Touched> built = rehearseReorganisation.found(begun, new Long[0], applied.day());
        Refused.when(
                !built.isEmpty() || !asRehearsed(applied) || changedSince(id, begun), UnitsRefusal.SOMETHING_BUILT);
        applyChanges.undo(id, begun);
        tree.refresh();
        reorganisations.move(actor, applied, move, why);
    }

    private boolean asRehearsed(Reorganisation of) {
        String rehearsed = jdbc.sql("select rehearsal from units.reorganisation where id = :id")
                .param("id", of.reorganisationId())
                .query(String.class)
                .single();
        return rehearsed.equals(rehearseReorganisation.hash(of, rehearseReorganisation.touched(of)));
    }

    /** Whether a later reorganisation changed what this one began, or put something below it, or means to. */
    private boolean changedSince(long id, Long[] begun) {
        return jdbc.sql("""
                        select exists (select 1 from units.unit_version where begun_by = :id and ended_by is not null)
                            or exists (select 1 from units.unit_version v where v.parent_id = any(:begun) and v.begun_by is distinct from :id)
                            or exists (select 1 from units.change c join units.reorganisation r on r.id = c.reorganisation_id
                                where c.from_id = any(:begun) and r.id <> :id and r.state in ('rehearsed', 'confirmed', 'applied'))
                            or exists (select 1 from units.alias where unit_id = any(:begun))
                        """)
                .param("id", id)
                .param("begun", begun)
                .query(Boolean.class)
                .single();
    }
}
