package vn.kieumau.accounts;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Grant;
import vn.kieumau.web.View;

/** Builds the Actor: an active account with the grants that hold on the day of the act. One statement. */
@Component
public class Actors {
    /** Imported acts happen at noon of their day: the sources give days, not hours. */
    private static final LocalTime NOON = LocalTime.NOON;

    /** Kept with every act, whose trail is in Vietnamese. */
    private final JdbcClient jdbc;

    private final Clock clock;

    Actors(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Somebody for whom a page is made, and how many notices wait unread; a hundred stands for more. */
    record Present(Actor actor, long unread) {}

    public Optional<Actor> now(String login) {
        return at(login, OffsetDateTime.now(clock), false, false).map(Present::actor);
    }

    Optional<Present> present(String login) {
        return at(login, OffsetDateTime.now(clock), false, true);
    }

    /** The actor of an act that an import brings, with the grants of that day. */
    public Optional<Actor> on(String login, LocalDate day) {
        return at(login, day.atTime(NOON).atZone(View.ZONE).toOffsetDateTime(), true, false)
                .map(Present::actor);
    }

    /** The system itself, which holds no grants: for acts that an operator starts at the machine. */
    public Actor operator(String name) {
        return new Actor(0, "", name, List.of(), OffsetDateTime.now(clock), false);
    }

    private Optional<Present> at(String login, OffsetDateTime moment, boolean imported, boolean counted) {
        List<AccountGrant> rows = jdbc.sql("""
                        with a as materialized (
                            select id, display_name, case when :counted then accounts.unread(id, :day) else 0 end as unread
                            from accounts.account where login = :login and active
                        )
                        select a.id as account_id, a.display_name, a.unread, g.role, g.office_id, o.name as office_name, g.substitute, u.unit_id,
                            u.level as unit_level
                        from a
                        left join accounts.role_grant g on g.account_id = a.id and g.valid @> :day
                        left join accounts.office o on o.id = g.office_id
                        left join units.v_unit u on u.unit_id = coalesce(g.unit_id, o.unit_id)
                        order by g.id
                        """)
                .param("counted", counted)
                .param("login", login)
                .param("day", moment.toLocalDate())
                .query(AccountGrant.class)
                .list();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        List<Grant> grants = new ArrayList<>();
        for (AccountGrant row : rows) {
            if (row.role() != null) {
                grants.add(grant(row));
            }
        }
        AccountGrant account = rows.get(0);
        return Optional.of(new Present(
                new Actor(account.accountId(), login, account.displayName(), List.copyOf(grants), moment, imported),
                account.unread()));
    }

    /** An administrator's grant has no office and reaches no unit. Who stands in for an office says so in every act. */
    private static Grant grant(AccountGrant row) {
        if (row.officeId() == null) {
            return new Grant(row.role(), 0, "", 0, "", Role.valueOf(row.role()).permissions());
        }
        String office = row.officeName() + (row.substitute() ? Grant.SUBSTITUTE : "");
        return new Grant(
                row.role(),
                row.officeId(),
                office,
                row.unitId(),
                row.unitLevel(),
                Role.valueOf(row.role()).permissions());
    }
}
