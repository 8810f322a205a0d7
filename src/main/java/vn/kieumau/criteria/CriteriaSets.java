package vn.kieumau.criteria;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reading criteria sets; they are the same for every reader, so no scope applies. */
@Component
public class CriteriaSets {
    private static final String SETS = """
            select s.id, p.name_vi as programme_name_vi, p.name_en as programme_name_en, s.version, s.title_vi, s.title_en,
                s.notice_vi, s.notice_en, s.state, s.published_on,
                (select count(*) from criteria.criterion c where c.set_id = s.id) as criteria
            from criteria.criteria_set s join criteria.programme p on p.id = s.programme_id
            """;

    private final JdbcClient jdbc;

    CriteriaSets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<CriteriaSet> all() {
        return jdbc.sql(SETS + " order by p.code, s.version")
                .query(CriteriaSet.class)
                .list();
    }

    public Optional<CriteriaSet> find(long id) {
        return jdbc.sql(SETS + " where s.id = :id")
                .param("id", id)
                .query(CriteriaSet.class)
                .optional();
    }

    public Optional<Long> id(String programmeCode, String version) {
        return jdbc.sql("select set_id from criteria.v_set where programme_code = :programme and version = :version")
                .param("programme", programmeCode)
                .param("version", version)
                .query(Long.class)
                .optional();
    }

    /** In the set's own order, group by group. */
    public List<Criterion> criteria(long setId) {
        return jdbc.sql("""
                        select c.id, g.code as group_code, g.title_vi as group_title_vi, g.title_en as group_title_en, c.code,
                            c.title_vi, c.title_en, c.guidance_vi, c.guidance_en, c.kind, c.proof_vi, c.proof_en, c.mandatory,
                            c.source_ref, c.source_quote, c.source_where
                        from criteria.criterion c join criteria.criterion_group g on g.id = c.group_id
                        where c.set_id = :set order by g.position, c.position
                        """).param("set", setId).query(Criterion.class).list();
    }
}
