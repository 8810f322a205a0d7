package vn.kieumau.recommendations;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.plans.RaisedLines;

/** Tells plans which of their lines were asked about, and how that stands. */
@Component
class RaisedAboutLines implements RaisedLines {
    private final JdbcClient jdbc;

    RaisedAboutLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record About(long lineId, long id, String state) {}

    @Override
    public Map<Long, Raised> of(Actor reader, List<Long> lineIds) {
        return jdbc
                .sql("""
                        select distinct on (r.line_id) r.line_id, r.id, r.state
                        from recommendations.recommendation r
                        where r.line_id = any(:lines) and r.unit_id in (select unit_id from units.reached(:reach))
                        order by r.line_id, r.id desc
                        """)
                .param("lines", lineIds.toArray(Long[]::new))
                .param("reach", reader.reach(Permission.VIEW_RECOMMENDATION))
                .query(About.class)
                .list()
                .stream()
                .collect(Collectors.toMap(
                        About::lineId,
                        each -> new Raised(
                                "/recommendations/" + each.id(), "recommendations.up.state." + each.state())));
    }

    @Override
    public boolean any(long lineId) {
        return jdbc.sql("select exists (select 1 from recommendations.recommendation where line_id = :line)")
                .param("line", lineId)
                .query(Boolean.class)
                .single();
    }
}
