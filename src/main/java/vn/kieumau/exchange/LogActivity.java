package vn.kieumau.exchange;

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

/** Logs campaign activities of the own units. What was logged is changed, or declared void, with a reason only. */
@Component
public class LogActivity {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Units units;
    private final Activities activities;

    LogActivity(JdbcClient jdbc, Audit audit, Units units, Activities activities) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.units = units;
        this.activities = activities;
    }

    private record Read(NewActivity typed, String form, String topic, String bodyKind, String bodyName) {}

    /** @return its id */
    @Transactional
    public long add(Actor actor, NewActivity typed, boolean illustrative) {
        actor.require(Permission.LOG_ACTIVITY);
        Refused.found(units.find(actor, Permission.LOG_ACTIVITY, typed.unitId()));
        Read read = read(actor, typed);
        long id = bound(jdbc.sql("""
                                insert into exchange.activity (unit_id, held_on, form, topic, body_kind, body_name, cadres, members, people, illustrative)
                                values (:unit, :on, :form, :topic, :bodyKind, :bodyName, :cadres, :members, :people, :illustrative) returning id
                                """), read)
                .param("unit", typed.unitId())
                .param("illustrative", illustrative)
                .query(Long.class)
                .single();
        record(actor, id, read.topic(), typed.unitId(), "");
        return id;
    }

    /** @param version that was seen */
    @Transactional
    public void change(Actor actor, long activityId, int version, NewActivity typed, @Nullable String reason) {
        CampaignActivity before = lock(actor, activityId, version);
        Refused.when(
                typed.unitId() != before.unitId(),
                InitiativeRefusal.UNIT_STAYS,
                new Text.Field("exchange.initiative.unit"));
        String why = Text.required(reason, "exchange.activity.reason", Text.LONG);
        Read read = read(actor, typed);
        bound(jdbc.sql("""
                                update exchange.activity set held_on = :on, form = :form, topic = :topic, body_kind = :bodyKind, body_name = :bodyName,
                                    cadres = :cadres, members = :members, people = :people, version = version + 1
                                where id = :id
                                """), read).param("id", activityId).update();
        record(actor, activityId, read.topic(), before.unitId(), why);
    }

    /** It counts no more, and stays to be read. */
    @Transactional
    public void declareVoid(Actor actor, long activityId, int version, @Nullable String reason) {
        CampaignActivity before = lock(actor, activityId, version);
        String why = Text.required(reason, "exchange.reason", Text.LONG);
        jdbc.sql("update exchange.activity set void_reason = :reason, version = version + 1 where id = :id")
                .param("reason", why)
                .param("id", activityId)
                .update();
        record(actor, activityId, before.topic(), before.unitId(), why);
    }

    private CampaignActivity lock(Actor actor, long activityId, int version) {
        actor.require(Permission.LOG_ACTIVITY);
        jdbc.sql("select 1 from exchange.activity where id = :id for no key update")
                .param("id", activityId)
                .query(Integer.class)
                .optional();
        CampaignActivity found =
                Refused.found(activities.find(actor, activityId).filter(CampaignActivity::mine));
        Refused.when(found.version() != version, KernelRefusal.CHANGED_MEANWHILE);
        Refused.when(found.voided(), KernelRefusal.NOT_IN_THIS_STATE);
        return found;
    }

    private static JdbcClient.StatementSpec bound(JdbcClient.StatementSpec statement, Read read) {
        NewActivity typed = read.typed();
        return statement
                .param("on", typed.heldOn())
                .param("form", read.form())
                .param("topic", read.topic())
                .param("bodyKind", read.bodyKind())
                .param("bodyName", read.bodyName())
                .param("cadres", typed.cadres())
                .param("members", typed.members())
                .param("people", typed.people());
    }

    private static Read read(Actor actor, NewActivity typed) {
        Text.Field day = new Text.Field("exchange.activity.held_on");
        Refused.when(
                !Typed.plausible(typed.heldOn()),
                KernelRefusal.NOT_A_DATE,
                day,
                typed.heldOn().toString());
        Refused.when(typed.heldOn().isAfter(actor.today()), InitiativeRefusal.DAY_AHEAD, day);
        count(typed.cadres(), "exchange.activity.cadres");
        count(typed.members(), "exchange.activity.members");
        count(typed.people(), "exchange.activity.people");
        return new Read(
                typed,
                CampaignForm.of(typed.form())
                        .orElseThrow(() ->
                                new Refused(InitiativeRefusal.NOT_IN_LIST, new Text.Field("exchange.activity.form")))
                        .code(),
                Text.required(typed.topic(), "exchange.activity.topic", NewActivity.TOPIC),
                CampaignBody.of(typed.bodyKind())
                        .orElseThrow(() -> new Refused(
                                InitiativeRefusal.NOT_IN_LIST, new Text.Field("exchange.activity.body_kind")))
                        .code(),
                Text.of(typed.bodyName(), "exchange.activity.body_name", Text.LINE));
    }

    private static void count(int typed, String field) {
        Refused.when(
                typed < 0 || typed > NewActivity.MOST,
                KernelRefusal.NOT_A_NUMBER,
                new Text.Field(field),
                String.valueOf(typed),
                0,
                NewActivity.MOST);
    }

    private void record(Actor actor, long activityId, String subject, long unitId, String reason) {
        audit.record(actor, Permission.LOG_ACTIVITY, "exchange.activity", activityId, subject, unitId, reason);
    }
}
