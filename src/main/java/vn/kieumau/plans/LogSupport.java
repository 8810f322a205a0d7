package vn.kieumau.plans;

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
import vn.kieumau.units.UnitSummary;
import vn.kieumau.web.Typed;

/** Writes which body contributed what to a ward. */
@Component
public class LogSupport {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Resources resources;
    private final SupportLog supportLog;

    LogSupport(JdbcClient jdbc, Audit audit, Resources resources, SupportLog supportLog) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.resources = resources;
        this.supportLog = supportLog;
    }

    private record Read(
            @Nullable Long officeId,
            @Nullable String bodyKind,
            String bodyName,
            String kind,
            @Nullable Integer amount,
            @Nullable Long criterionId,
            String text) {}

    /** @return its key */
    @Transactional
    public long add(Actor actor, long unitId, NewContribution typed, boolean illustrative) {
        UnitSummary ward = ward(actor, unitId);
        Read read = read(actor, unitId, typed, null);
        long id = bound(jdbc.sql("""
                                insert into plans.contribution (unit_id, office_id, body_kind, body_name, kind, amount, contributed_on, criterion_id, text,
                                    illustrative)
                                values (:unit, :office::bigint, :bodyKind, :bodyName, :kind, :amount::int, :on, :criterion::bigint, :text, :illustrative)
                                returning id
                                """), read)
                .param("unit", unitId)
                .param("on", typed.contributedOn())
                .param("illustrative", illustrative)
                .query(Long.class)
                .single();
        record(actor, ward, id, read.text());
        return id;
    }

    /** @param version that was seen */
    @Transactional
    public void change(Actor actor, long unitId, long contributionId, int version, NewContribution typed) {
        UnitSummary ward = ward(actor, unitId);
        Contribution before = Refused.found(supportLog.find(unitId, contributionId));
        Read read = read(actor, unitId, typed, before);
        int changed = bound(jdbc.sql("""
                                update plans.contribution set office_id = :office::bigint, body_kind = :bodyKind, body_name = :bodyName, kind = :kind,
                                    amount = :amount::int, contributed_on = :on, criterion_id = :criterion::bigint, text = :text, version = version + 1
                                where id = :id and version = :version
                                """), read)
                .param("on", typed.contributedOn())
                .param("id", contributionId)
                .param("version", version)
                .update();
        Refused.when(changed == 0, KernelRefusal.CHANGED_MEANWHILE);
        record(actor, ward, contributionId, read.text());
    }

    /** Takes it out of the log; the trail keeps all that it was. */
    @Transactional
    public void drop(Actor actor, long unitId, long contributionId, int version) {
        UnitSummary ward = ward(actor, unitId);
        Contribution gone = Refused.found(supportLog.find(unitId, contributionId));
        int dropped = jdbc.sql("delete from plans.contribution where id = :id and version = :version")
                .param("id", contributionId)
                .param("version", version)
                .update();
        Refused.when(dropped == 0, KernelRefusal.CHANGED_MEANWHILE);
        record(actor, ward, contributionId, gone.text());
    }

    private static JdbcClient.StatementSpec bound(JdbcClient.StatementSpec statement, Read read) {
        return statement
                .param("office", read.officeId())
                .param("bodyKind", read.bodyKind())
                .param("bodyName", read.bodyName())
                .param("kind", read.kind())
                .param("amount", read.amount())
                .param("criterion", read.criterionId())
                .param("text", read.text());
    }

    private UnitSummary ward(Actor actor, long unitId) {
        actor.require(Permission.LOG_SUPPORT);
        return Refused.found(resources.ward(actor, Permission.LOG_SUPPORT, unitId));
    }

    /** @param before what it was, whose office and criterion it may keep; null for a new one */
    private Read read(Actor actor, long unitId, NewContribution typed, @Nullable Contribution before) {
        SupportKind kind = SupportKind.of(typed.kind())
                .orElseThrow(() -> new Refused(PlansRefusal.UNKNOWN_KIND, new Text.Field("plans.support.kind")));
        Refused.when(
                typed.amount() != null && !kind.measured(),
                PlansRefusal.NOT_MEASURED,
                new Text.Field("plans.support.amount"));
        Refused.when(
                typed.amount() != null && (typed.amount() < 1 || typed.amount() > NewContribution.MOST),
                KernelRefusal.NOT_A_NUMBER,
                new Text.Field("plans.support.amount"),
                typed.amount(),
                1,
                NewContribution.MOST);
        Text.Field day = new Text.Field("plans.support.on");
        Refused.when(
                !Typed.plausible(typed.contributedOn()),
                KernelRefusal.NOT_A_DATE,
                day,
                typed.contributedOn().toString());
        Refused.when(typed.contributedOn().isAfter(actor.today()), PlansRefusal.DAY_AHEAD, day);
        boolean office = typed.officeId() != null;
        return new Read(
                office(actor, unitId, typed, before),
                office ? null : body(typed),
                office ? "" : Text.required(typed.bodyName(), "plans.support.body_name", Text.LINE),
                kind.code(),
                typed.amount(),
                criterion(unitId, typed, before),
                Text.required(typed.text(), "plans.support.text", NewContribution.LONGEST));
    }

    private @Nullable Long office(Actor actor, long unitId, NewContribution typed, @Nullable Contribution before) {
        Long office = typed.officeId();
        if (office != null && (before == null || !office.equals(before.officeId()))) {
            Refused.when(
                    supportLog.offices(actor, unitId).stream().noneMatch(each -> each.officeId() == office),
                    PlansRefusal.UNKNOWN_KIND,
                    new Text.Field("plans.support.office"));
        }
        return office;
    }

    private static String body(NewContribution typed) {
        return BodyKind.of(typed.bodyKind())
                .orElseThrow(() -> new Refused(PlansRefusal.UNKNOWN_KIND, new Text.Field("plans.support.body_kind")))
                .code();
    }

    private @Nullable Long criterion(long unitId, NewContribution typed, @Nullable Contribution before) {
        String code = typed.criterion();
        if (code == null || code.isBlank()) {
            return null;
        }
        if (before != null && code.equals(before.criterionCode())) {
            return jdbc.sql("select criterion_id from plans.contribution where id = :id")
                    .param("id", before.contributionId())
                    .query(Long.class)
                    .single();
        }
        return supportLog.criteria(unitId).stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new Refused(PlansRefusal.UNKNOWN_CRITERION, new Text.Field("plans.criterion")))
                .criterionId();
    }

    private void record(Actor actor, UnitSummary ward, long id, String subject) {
        audit.record(
                actor,
                Permission.LOG_SUPPORT,
                "plans.contribution",
                id,
                ward.name() + " · " + subject,
                ward.unitId(),
                "");
    }
}
