package vn.kieumau.exchange;

import java.time.LocalDate;
import java.util.List;
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
import vn.kieumau.units.Units;
import vn.kieumau.web.Typed;

/** Keeps the initiatives of the own units: what they are, and what they were taken over from. */
@Component
public class KeepInitiative {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Units units;
    private final Initiatives initiatives;
    private final ProblemCriteria criteria;

    KeepInitiative(JdbcClient jdbc, Audit audit, Units units, Initiatives initiatives, ProblemCriteria criteria) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.units = units;
        this.initiatives = initiatives;
        this.criteria = criteria;
    }

    private record Read(
            NewInitiative typed,
            String kind,
            String name,
            String description,
            @Nullable Long takenFromId,
            List<Long> criteria) {}

    /** @return its id; it begins as a draft */
    @Transactional
    public long add(Actor actor, NewInitiative typed, boolean illustrative) {
        actor.require(Permission.KEEP_INITIATIVE);
        Refused.found(units.find(actor, Permission.KEEP_INITIATIVE, typed.unitId()));
        Read read = read(actor, typed, null);
        long id = bound(jdbc.sql("""
                                insert into exchange.initiative (unit_id, kind, name, description, sites, teams, since, cost, contact_office_id, taken_from_id,
                                    illustrative)
                                values (:unit, :kind, :name, :description, :sites, :teams, :since, :cost::int, :contact::bigint, :from::bigint, :illustrative)
                                returning id
                                """), read)
                .param("unit", typed.unitId())
                .param("illustrative", illustrative)
                .query(Long.class)
                .single();
        name(id, read.criteria());
        record(actor, id, read.name(), typed.unitId());
        return id;
    }

    /** @param version that was seen */
    @Transactional
    public void change(Actor actor, long initiativeId, int version, NewInitiative typed) {
        Initiative before = lock(actor, initiativeId);
        Refused.when(
                typed.unitId() != before.unitId(),
                InitiativeRefusal.UNIT_STAYS,
                new Text.Field("exchange.initiative.unit"));
        Read read = read(actor, typed, before);
        int changed = bound(jdbc.sql("""
                                update exchange.initiative set kind = :kind, name = :name, description = :description, sites = :sites, teams = :teams,
                                    since = :since, cost = :cost::int, contact_office_id = :contact::bigint, taken_from_id = :from::bigint, version = version + 1
                                where id = :id and version = :version
                                """), read)
                .param("id", initiativeId)
                .param("version", version)
                .update();
        Refused.when(changed == 0, KernelRefusal.CHANGED_MEANWHILE);
        name(initiativeId, read.criteria());
        record(actor, initiativeId, read.name(), before.unitId());
    }

    /** One's own, so that nobody else changes it until the transaction ends. */
    Initiative lock(Actor actor, long initiativeId) {
        actor.require(Permission.KEEP_INITIATIVE);
        jdbc.sql("select 1 from exchange.initiative where id = :id for no key update")
                .param("id", initiativeId)
                .query(Integer.class)
                .optional();
        return Refused.found(initiatives.find(actor, initiativeId).filter(Initiative::mine));
    }

    private static JdbcClient.StatementSpec bound(JdbcClient.StatementSpec statement, Read read) {
        NewInitiative typed = read.typed();
        return statement
                .param("kind", read.kind())
                .param("name", read.name())
                .param("description", read.description())
                .param("sites", typed.sites())
                .param("teams", typed.teams())
                .param("since", typed.since())
                .param("cost", typed.cost())
                .param("contact", typed.contactOfficeId())
                .param("from", read.takenFromId());
    }

    /** @param before what it was; null for a new one */
    private Read read(Actor actor, NewInitiative typed, @Nullable Initiative before) {
        String kind = InitiativeKind.of(typed.kind())
                .orElseThrow(
                        () -> new Refused(InitiativeRefusal.NOT_IN_LIST, new Text.Field("exchange.initiative.kind")))
                .code();
        count(typed.sites(), "exchange.initiative.sites", NewInitiative.MOST);
        count(typed.teams(), "exchange.initiative.teams", NewInitiative.MOST);
        if (typed.cost() != null) {
            count(typed.cost(), "exchange.initiative.cost", NewInitiative.MOST_COST);
        }
        since(actor, typed.since(), before);
        contact(actor, typed.contactOfficeId(), before);
        return new Read(
                typed,
                kind,
                Text.required(typed.name(), "exchange.initiative.name", Text.LINE),
                Text.of(typed.description(), "exchange.initiative.description", Text.LONG),
                takenFrom(actor, typed, before),
                criteria.named(
                        typed.criteria(), before == null ? List.of() : initiatives.criteria(before.initiativeId())));
    }

    private static void count(int typed, String field, int most) {
        Refused.when(
                typed < 0 || typed > most,
                KernelRefusal.NOT_A_NUMBER,
                new Text.Field(field),
                String.valueOf(typed),
                0,
                most);
    }

    /** It began before whoever took it over did, and not after its own end. */
    private void since(Actor actor, LocalDate since, @Nullable Initiative before) {
        Text.Field field = new Text.Field("exchange.initiative.since");
        Refused.when(!Typed.plausible(since), KernelRefusal.NOT_A_DATE, field, since.toString());
        Refused.when(since.isAfter(actor.today()), InitiativeRefusal.DAY_AHEAD, field);
        if (before == null) {
            return;
        }
        Refused.when(
                before.endedOn() != null && before.endedOn().isBefore(since),
                InitiativeRefusal.ENDED_BEFORE_BEGIN,
                new Text.Field("exchange.initiative.ended_on"),
                field);
        boolean takenEarlier = jdbc.sql(
                        "select exists (select 1 from exchange.initiative where taken_from_id = :id and since <= :since)")
                .param("id", before.initiativeId())
                .param("since", since)
                .query(Boolean.class)
                .single();
        Refused.when(takenEarlier, InitiativeRefusal.TAKEN_OVER_EARLIER, field);
    }

    private void contact(Actor actor, @Nullable Long office, @Nullable Initiative before) {
        if (office != null && (before == null || !office.equals(before.contactOfficeId()))) {
            Refused.when(
                    initiatives.contacts(actor).stream().noneMatch(each -> each.officeId() == office),
                    InitiativeRefusal.NOT_IN_LIST,
                    new Text.Field("exchange.initiative.contact"));
        }
    }

    /** What it was taken over from began before it: so nothing is, by whatever way, taken over from itself. */
    private @Nullable Long takenFrom(Actor actor, NewInitiative typed, @Nullable Initiative before) {
        Long from = typed.takenFromId();
        if (from == null) {
            return null;
        }
        Text.Field field = new Text.Field("exchange.initiative.taken_from");
        boolean kept = before != null && from.equals(before.takenFromId());
        Refused.when(!kept && initiatives.find(actor, from).isEmpty(), InitiativeRefusal.NOT_IN_LIST, field);
        LocalDate began = jdbc.sql("select since from exchange.initiative where id = :id for share")
                .param("id", from)
                .query(LocalDate.class)
                .single();
        Refused.when(
                !began.isBefore(typed.since()) || before != null && before.initiativeId() == from,
                InitiativeRefusal.TAKEN_FROM_LATER,
                field);
        return from;
    }

    private void name(long initiativeId, List<Long> named) {
        jdbc.sql("delete from exchange.initiative_criterion where initiative_id = :id")
                .param("id", initiativeId)
                .update();
        jdbc.sql(
                        "insert into exchange.initiative_criterion (initiative_id, criterion_id) select distinct :id, unnest(:criteria::bigint[])")
                .param("id", initiativeId)
                .param("criteria", named.toArray(new Long[0]))
                .update();
    }

    private void record(Actor actor, long initiativeId, String subject, long unitId) {
        audit.record(actor, Permission.KEEP_INITIATIVE, "exchange.initiative", initiativeId, subject, unitId, "");
    }
}
