package vn.kieumau.appraisal;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.Typed;

/** Writes down a council as a decision founded it, and replaces its members while no session of it is open. */
@Component
public class AppointCouncil {
    private static final String MEMBERS = "appraisal.council.members";

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Councils councils;

    AppointCouncil(JdbcClient jdbc, Audit audit, Councils councils) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.councils = councils;
    }

    private record Member(String login, String office, String role) {}

    private record Read(
            String name, String decisionNumber, LocalDate decidedOn, Map<Long, Member> members, String said) {}

    /** @return the council's key */
    @Transactional
    public long appoint(Actor actor, long cohortId, NewCouncil council) {
        actor.require(Permission.APPOINT_COUNCIL);
        Councils.Awaiting cohort = councils.awaiting(actor).stream()
                .filter(each -> each.cohortId() == cohortId)
                .findFirst()
                .orElseThrow(() -> new Refused(CouncilRefusal.NO_COUNCIL));
        Read read = read(actor, council);
        long id = jdbc.sql("""
                        insert into appraisal.council (cohort_id, level, unit_id, name, decision_number, decided_on)
                        values (:cohort, :level, :unit, :name, :number, :on)
                        on conflict on constraint council_once do nothing returning id
                        """)
                .param("cohort", cohortId)
                .param("level", cohort.level())
                .param("unit", cohort.unitId())
                .param("name", read.name())
                .param("number", read.decisionNumber())
                .param("on", read.decidedOn())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new Refused(CouncilRefusal.ALREADY_THERE));
        write(actor, id, cohort.unitId(), read);
        return id;
    }

    /** @param version of the council that was read; another meanwhile refuses the write */
    @Transactional
    public void replace(Actor actor, long id, int version, NewCouncil council) {
        actor.require(Permission.APPOINT_COUNCIL);
        CouncilHead head = Refused.found(councils.find(actor, id));
        Refused.when(!councils.may(actor, Permission.APPOINT_COUNCIL, head), KernelRefusal.NOT_FOUND);
        Read read = read(actor, council);
        int changed = jdbc.sql("""
                        update appraisal.council set name = :name, decision_number = :number, decided_on = :on, version = version + 1
                        where id = :id and version = :version
                        """)
                .param("name", read.name())
                .param("number", read.decisionNumber())
                .param("on", read.decidedOn())
                .param("id", id)
                .param("version", version)
                .update();
        Refused.when(changed == 0, KernelRefusal.CHANGED_MEANWHILE);
        Refused.when(
                councils.sessions(id).stream().anyMatch(each -> each.is(SessionState.OPEN)),
                CouncilRefusal.SESSION_UNDER_WAY);
        write(actor, id, head.unitId(), read);
        forget(id);
    }

    /** Who left is neither there nor excluded in the session to come. */
    private void forget(long id) {
        jdbc.sql("""
                        delete from appraisal.attendance a using appraisal.session s
                        where s.id = a.session_id and s.council_id = :council and s.state = 'convened' and not exists (
                            select 1 from appraisal.council_member m where m.council_id = s.council_id and m.account_id = a.account_id)
                        """).param("council", id).update();
        jdbc.sql("""
                        delete from appraisal.exclusion e using appraisal.session_item i, appraisal.session s
                        where i.id = e.item_id and s.id = i.session_id and s.council_id = :council and s.state = 'convened' and not exists (
                            select 1 from appraisal.council_member m where m.council_id = s.council_id and m.account_id = e.account_id)
                        """).param("council", id).update();
    }

    private Read read(Actor actor, NewCouncil council) {
        String name = Text.required(council.name(), "appraisal.council.name", Text.LINE);
        String number = Text.required(council.decisionNumber(), "appraisal.council.decision_number", Text.LINE);
        LocalDate on = Typed.day(council.decidedOn(), "appraisal.council.decided_on");
        List<Member> typed = council.members().stream()
                .filter(each -> !Text.of(each.login(), MEMBERS, Text.LINE).isEmpty())
                .map(each -> new Member(
                        Text.of(each.login(), MEMBERS, Text.LINE),
                        Text.required(each.office(), "appraisal.council.office", Text.LINE),
                        Objects.requireNonNullElse(each.role(), "")))
                .toList();
        Map<String, Long> accounts =
                accounts(actor, typed.stream().map(Member::login).toArray(String[]::new));
        Map<Long, Member> members = new LinkedHashMap<>();
        for (Member each : typed) {
            Long account = accounts.get(each.login());
            if (account == null) {
                throw new Refused(CouncilRefusal.UNKNOWN_ACCOUNT, each.login());
            }
            Refused.when(!CouncilMember.ROLES.contains(each.role()), CouncilRefusal.UNKNOWN_ROLE, each.login());
            Refused.when(members.put(account, each) != null, CouncilRefusal.MEMBER_TWICE, each.login());
        }
        Refused.when(
                members.values().stream()
                                .filter(each -> "chair".equals(each.role()))
                                .count()
                        != 1,
                CouncilRefusal.ONE_CHAIR);
        String said = typed.stream()
                .map(each -> "%s (%s, %s)".formatted(each.login(), each.role(), each.office()))
                .collect(Collectors.joining("; "));
        return new Read(name, number, on, members, said);
    }

    /** Those who hold a role today, by login. */
    private Map<String, Long> accounts(Actor actor, String[] logins) {
        Map<String, Long> accounts = new HashMap<>();
        jdbc.sql(
                        "select login, account_id from accounts.v_belonging where login = any(:logins) and valid @> :day::date")
                .param("logins", logins)
                .param("day", actor.today().toString())
                .query(row -> {
                    accounts.put(row.getString("login"), row.getLong("account_id"));
                });
        return accounts;
    }

    /** The trail keeps who sat in it before. */
    private void write(Actor actor, long id, long unitId, Read read) {
        jdbc.sql("delete from appraisal.council_member where council_id = :council")
                .param("council", id)
                .update();
        int position = 0;
        for (Map.Entry<Long, Member> each : read.members().entrySet()) {
            jdbc.sql("""
                            insert into appraisal.council_member (council_id, account_id, position, office, role)
                            values (:council, :account, :position, :office, :role)
                            """)
                    .param("council", id)
                    .param("account", each.getKey())
                    .param("position", ++position)
                    .param("office", each.getValue().office())
                    .param("role", each.getValue().role())
                    .update();
        }
        audit.record(actor, Permission.APPOINT_COUNCIL, "appraisal.council", id, read.name(), unitId, read.said());
    }
}
