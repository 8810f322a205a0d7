package vn.kieumau.inspection;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.campaigns.Cohorts;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Grant;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.Typed;

/** Writes the draft of a delegation: for what and when it goes, and who goes with it. */
@Component
public class PrepareDelegation {
    static final int MOST_MEMBERS = 40;

    private static final String MEMBERS = "inspection.members";

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Cohorts cohorts;
    private final LockedDelegations lockedDelegations;

    PrepareDelegation(JdbcClient jdbc, Audit audit, Cohorts cohorts, LockedDelegations lockedDelegations) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.cohorts = cohorts;
        this.lockedDelegations = lockedDelegations;
    }

    private record Member(String login, String role, String rank, String post) {}

    private record Read(
            String name,
            Purpose purpose,
            LocalDate beginsOn,
            LocalDate endsOn,
            boolean announced,
            Map<Long, Member> members,
            String said) {}

    /**
     * In the name of the office under which the actor prepares delegations.
     *
     * @return the delegation's key
     */
    @Transactional
    public long prepare(Actor actor, long cohortId, NewDelegation delegation, boolean illustrative) {
        actor.require(Permission.PREPARE_DELEGATION);
        Grant under = actor.actingUnder(Permission.PREPARE_DELEGATION).orElseThrow();
        Refused.when(
                cohorts.find(actor, cohortId).isEmpty(),
                InspectionRefusal.NO_COHORT,
                new Text.Field("inspection.cohort"));
        Read read = read(actor, delegation);
        long id = jdbc.sql("""
                        insert into inspection.delegation (cohort_id, unit_id, office_id, purpose, name, begins_on, ends_on, announced, state,
                            prepared_by, prepared_at, illustrative)
                        values (:cohort, :unit, :office, :purpose, :name, :begins, :ends, :announced, :state, :by, :at, :illustrative)
                        returning id
                        """)
                .param("cohort", cohortId)
                .param("unit", under.unitId())
                .param("office", under.officeId())
                .param("purpose", read.purpose().code())
                .param("name", read.name())
                .param("begins", read.beginsOn())
                .param("ends", read.endsOn())
                .param("announced", read.announced())
                .param("state", DelegationState.DRAFT.code())
                .param("by", actor.accountId())
                .param("at", actor.at())
                .param("illustrative", illustrative)
                .query(Long.class)
                .single();
        write(actor, id, under.unitId(), read);
        return id;
    }

    /** @param version of the delegation that was read; another meanwhile refuses the write */
    @Transactional
    public void change(Actor actor, long id, int version, NewDelegation delegation) {
        DelegationHead head = lockedDelegations.lockDraft(actor, id);
        Refused.when(head.version() != version, KernelRefusal.CHANGED_MEANWHILE);
        Read read = read(actor, delegation);
        jdbc.sql("""
                        update inspection.delegation set purpose = :purpose, name = :name, begins_on = :begins, ends_on = :ends,
                            announced = :announced, version = version + 1
                        where id = :id
                        """)
                .param("purpose", read.purpose().code())
                .param("name", read.name())
                .param("begins", read.beginsOn())
                .param("ends", read.endsOn())
                .param("announced", read.announced())
                .param("id", id)
                .update();
        // A day of the route outside the new period is asked for again.
        jdbc.sql("""
                        update inspection.visit set visits_on = null, version = version + 1
                        where delegation_id = :id and (visits_on < :begins or visits_on > :ends)
                        """)
                .param("id", id)
                .param("begins", read.beginsOn())
                .param("ends", read.endsOn())
                .update();
        write(actor, id, head.unitId(), read);
    }

    private Read read(Actor actor, NewDelegation delegation) {
        String name = Text.required(delegation.name(), "inspection.name", Text.LINE);
        Purpose purpose = Purpose.of(delegation.purpose())
                .orElseThrow(() -> new Refused(InspectionRefusal.NO_PURPOSE, new Text.Field("inspection.purpose")));
        LocalDate begins = Typed.day(delegation.beginsOn(), "inspection.begins_on");
        LocalDate ends = Typed.day(delegation.endsOn(), "inspection.ends_on");
        Refused.when(
                ends.isBefore(begins) || !ends.isBefore(begins.plusDays(366)),
                InspectionRefusal.PERIOD,
                new Text.Field("inspection.ends_on"));
        Refused.when(ends.isBefore(actor.today()), InspectionRefusal.PERIOD_PAST, new Text.Field("inspection.ends_on"));
        List<Member> typed = delegation.members().stream()
                .filter(each -> !Text.of(each.login(), MEMBERS, Text.LINE).isEmpty())
                .map(each -> new Member(
                        Text.of(each.login(), MEMBERS, Text.LINE),
                        Text.of(each.role(), MEMBERS, Text.LINE),
                        Text.of(each.rank(), "inspection.rank", Text.LINE),
                        Text.required(each.post(), "inspection.post", Text.LINE)))
                .toList();
        Refused.when(typed.size() > MOST_MEMBERS, InspectionRefusal.TOO_MANY_MEMBERS, MOST_MEMBERS, typed.size());
        Map<String, Long> accounts =
                accounts(actor, typed.stream().map(Member::login).toArray(String[]::new));
        Map<Long, Member> members = new LinkedHashMap<>();
        for (Member each : typed) {
            Long account = accounts.get(each.login());
            if (account == null) {
                throw new Refused(InspectionRefusal.UNKNOWN_ACCOUNT, each.login());
            }
            Refused.when(!DelegationMember.ROLES.contains(each.role()), InspectionRefusal.UNKNOWN_ROLE, each.login());
            Refused.when(members.put(account, each) != null, InspectionRefusal.MEMBER_TWICE, each.login());
        }
        Refused.when(
                members.values().stream()
                                .filter(each -> "head".equals(each.role()))
                                .count()
                        != 1,
                InspectionRefusal.ONE_HEAD);
        String said = typed.stream()
                .map(each -> "%s (%s, %s)".formatted(each.login(), each.role(), each.post()))
                .collect(Collectors.joining("; "));
        return new Read(name, purpose, begins, ends, delegation.announced(), members, said);
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

    /** The trail keeps who was named before. */
    private void write(Actor actor, long id, long unitId, Read read) {
        jdbc.sql("delete from inspection.member where delegation_id = :id")
                .param("id", id)
                .update();
        jdbc.sql("""
                        insert into inspection.member (delegation_id, account_id, position, role, rank, post)
                        select :id, * from unnest(:accounts, :positions, :roles, :ranks, :posts)
                        """)
                .param("id", id)
                .param("accounts", read.members().keySet().toArray(new Long[0]))
                .param("positions", positions(read.members().size()))
                .param("roles", column(read, Member::role))
                .param("ranks", column(read, Member::rank))
                .param("posts", column(read, Member::post))
                .update();
        audit.record(
                actor, Permission.PREPARE_DELEGATION, "inspection.delegation", id, read.name(), unitId, read.said());
    }

    private static Integer[] positions(int count) {
        return IntStream.range(0, count).boxed().toArray(Integer[]::new);
    }

    private static String[] column(Read read, Function<Member, String> column) {
        return read.members().values().stream().map(column).toArray(String[]::new);
    }
}
