package vn.kieumau.notices.rules;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.accounts.Role;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;

/** Reading the rules. There are some dozens. */
@Component
class ToldActs {
    static final String OWNER = "OWNER";
    static final String PREPARED = "PREPARED";

    private static final String ACT = """
            select a.id as act_id, a.act, coalesce(u.whom, '') as usual_codes, coalesce(array_to_string(a.chosen, ','), u.whom, '') as told_codes,
                a.chosen is not null as chosen, a.version,
                exists (select 1 from notices.rule o join notices.act b on b.act = o.act where o.whom = 'OWNER' and b.table_name = a.table_name) as owned
            from notices.act a
            left join (select act, string_agg(whom, ',' order by whom) as whom from notices.rule group by act) u on u.act = a.act
            """;

    private final JdbcClient jdbc;

    ToldActs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ToldAct> all(Actor reader) {
        reader.require(Permission.VIEW_NOTICE_RULES);
        return jdbc.sql(ACT + " order by a.id").query(ToldAct.class).list();
    }

    Optional<ToldAct> find(Actor reader, long actId) {
        reader.require(Permission.VIEW_NOTICE_RULES);
        return jdbc.sql(ACT + " where a.id = :id")
                .param("id", actId)
                .query(ToldAct.class)
                .optional();
    }

    /**
     * Who can be told of it: whoever prepared or has it, and roles that read campaigns where they reach. A specialist department is named as the owner or
     * not at all: it reaches the country and may read only what was sent to it.
     */
    static List<String> whom(ToldAct act) {
        return Stream.of(
                        Stream.of(Role.values())
                                .filter(Role::granted)
                                .filter(role -> role.permissions().contains(Permission.VIEW_CAMPAIGNS))
                                .map(Role::name),
                        Stream.of(PREPARED),
                        act.owned() ? Stream.of(OWNER) : Stream.<String>empty(),
                        act.usual().stream())
                .flatMap(each -> each)
                .distinct()
                .toList();
    }
}
