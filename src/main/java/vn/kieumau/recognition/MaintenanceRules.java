package vn.kieumau.recognition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** By which rule titles hold; the same for everybody and for all to read. */
@Component
public class MaintenanceRules {
    private final JdbcClient jdbc;

    MaintenanceRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param rule null: titles earned on this set hold until they are revoked */
    public record OfSet(
            long setId,
            String titleVi,
            String titleEn,
            String version,
            int titles,
            @Nullable MaintenanceRule rule) {}

    /** Of every criteria set on which a cohort is or was judged, the latest first. */
    public List<OfSet> all() {
        return jdbc.sql("""
                        select s.set_id, s.title_vi, s.title_en, s.version,
                            (select count(*) from recognition.title t join campaigns.v_cohort h on h.cohort_id = t.cohort_id where h.set_id = s.set_id) as titles,
                            m.*
                        from criteria.v_set s left join recognition.maintenance_rule m on m.set_id = s.set_id
                        where s.set_id in (select set_id from campaigns.v_cohort)
                        order by s.set_id desc
                        """)
                .query((row, number) -> new OfSet(
                        row.getLong("set_id"),
                        row.getString("title_vi"),
                        row.getString("title_en"),
                        row.getString("version"),
                        row.getInt("titles"),
                        row.getObject("id") == null ? null : rule(row)))
                .list();
    }

    /** Of the set on which a title was earned; null: it has none. */
    public @Nullable MaintenanceRule of(Title title) {
        return jdbc.sql("""
                        select m.* from recognition.maintenance_rule m join campaigns.v_cohort h on h.set_id = m.set_id where h.cohort_id = :cohort
                        """)
                .param("cohort", title.cohortId())
                .query((row, number) -> rule(row))
                .optional()
                .orElse(null);
    }

    private static MaintenanceRule rule(ResultSet row) throws SQLException {
        return new MaintenanceRule(
                row.getObject("valid_years", Integer.class),
                row.getObject("check_months", Integer.class),
                row.getBigDecimal("revoke_share"),
                row.getBigDecimal("key_share"),
                List.of((String[]) row.getArray("key_criteria").getArray()),
                row.getString("source"),
                row.getBoolean("illustrative"));
    }
}
