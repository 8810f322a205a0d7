package vn.kieumau.exchange;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Grant;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.units.UnitSummary;
import vn.kieumau.units.Units;

/** An office asks, from what it saw with a criterion, that the next version be another; and takes that back while nobody has taken it up. */
@Component
public class RaiseChange {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Units units;
    private final ChangeRequests requests;

    RaiseChange(JdbcClient jdbc, Audit audit, Units units, ChangeRequests requests) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.units = units;
        this.requests = requests;
    }

    public record Criterion(String code, String titleVi, String titleEn) {}

    /** For which the actor speaks: units of the own offices, not those below them, which speak for themselves. */
    public List<UnitSummary> places(Actor actor) {
        return units.findAll(
                actor, Permission.RAISE_CHANGE_REQUEST, List.of(actor.units(Permission.RAISE_CHANGE_REQUEST)));
    }

    public List<Criterion> criteria(long set) {
        return jdbc.sql("""
                        select code, title_vi, title_en from criteria.v_criterion where set_id = :set order by group_position, position
                        """).param("set", set).query(Criterion.class).list();
    }

    /** @return the request's key */
    @Transactional
    public long raise(Actor actor, NewChangeRequest asked, boolean illustrative) {
        actor.require(Permission.RAISE_CHANGE_REQUEST);
        Refused.when(
                places(actor).stream().noneMatch(each -> each.unitId() == asked.unitId()), KernelRefusal.NOT_FOUND);
        Grant from = actor.grants().stream()
                .filter(grant -> grant.permissions().contains(Permission.RAISE_CHANGE_REQUEST))
                .filter(grant -> grant.unitId() == asked.unitId())
                .findFirst()
                .orElseThrow(Refused::notFound);
        long criterion = criterion(asked);
        ChangeKind kind = ChangeKind.of(asked.kind())
                .orElseThrow(() -> new Refused(ChangeRefusal.UNKNOWN_CHANGE, new Text.Field("exchange.change.kind")));
        String title = Text.required(asked.title(), "exchange.change.title", Text.LINE);
        String experience = Text.required(asked.experience(), "exchange.change.experience", Text.LONG);
        String proposed = kind == ChangeKind.DROP
                ? Text.of(asked.proposed(), "exchange.change.proposed", Text.LONG)
                : Text.required(asked.proposed(), "exchange.change.proposed", Text.LONG);
        long id = jdbc.sql("""
                        insert into exchange.change_request (unit_id, origin_office_id, criterion_id, kind, title, experience, proposed, state, raised_by,
                            raised_at, illustrative)
                        values (:unit, :office, :criterion, :kind, :title, :experience, :proposed, 'raised', :by, :at, :illustrative) returning id
                        """)
                .param("unit", asked.unitId())
                .param("office", from.officeId())
                .param("criterion", criterion)
                .param("kind", kind.code())
                .param("title", title)
                .param("experience", experience)
                .param("proposed", proposed)
                .param("by", actor.accountId())
                .param("at", actor.at())
                .param("illustrative", illustrative)
                .query(Long.class)
                .single();
        audit.record(actor, Permission.RAISE_CHANGE_REQUEST, "exchange.change_request", id, title, asked.unitId(), "");
        return id;
    }

    private long criterion(NewChangeRequest asked) {
        return jdbc.sql("""
                        select k.criterion_id from criteria.v_criterion k join criteria.v_set s on s.set_id = k.set_id and s.state in ('published', 'retired')
                        where k.set_id = :set and k.code = :code
                        """)
                .param("set", asked.setId())
                .param("code", asked.criterion())
                .query(Long.class)
                .optional()
                .orElseThrow(() ->
                        new Refused(ChangeRefusal.UNKNOWN_CRITERION, new Text.Field("exchange.change.criterion")));
    }

    @Transactional
    public void withdraw(Actor actor, long id, int version, String reason) {
        actor.require(Permission.WITHDRAW_CHANGE_REQUEST);
        jdbc.sql("select 1 from exchange.change_request where id = :id for no key update")
                .param("id", id)
                .query(Integer.class)
                .optional();
        ChangeRequest found = Refused.found(requests.find(actor, id).filter(ChangeRequest::mine));
        Refused.when(!ChangeMove.WITHDRAW.opens(found.state()), KernelRefusal.NOT_IN_THIS_STATE);
        Refused.when(found.version() != version, KernelRefusal.CHANGED_MEANWHILE);
        String why = Text.required(reason, "exchange.change.withdraw.reason", Text.LONG);
        jdbc.sql("""
                        update exchange.change_request set state = :to, withdrawn_reason = :reason, version = version + 1 where id = :id
                        """)
                .param("to", ChangeMove.WITHDRAW.to().code())
                .param("reason", why)
                .param("id", id)
                .update();
        audit.record(
                actor,
                Permission.WITHDRAW_CHANGE_REQUEST,
                "exchange.change_request",
                id,
                found.title(),
                found.unitId(),
                why);
    }
}
