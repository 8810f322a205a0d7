package vn.kieumau.criteria;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reading drafts of criteria sets, for those who draft or publish; a draft concerns no unit, so no scope applies. Nobody else sees
 * what may yet become of a set.
 */
@Component
public class Drafts {
    private static final String DRAFTS = """
            select d.id, d.content->'set'->>'title_vi' as title_vi, d.content->'set'->>'title_en' as title_en,
                d.content->'programme'->>'name_vi' as programme_name_vi, d.content->'programme'->>'name_en' as programme_name_en,
                d.content->'set'->>'version' as set_version, d.state, d.changed_name as changed_by, d.changed_at, d.version,
                d.set_id
            from criteria.draft d
            """;

    private final JdbcClient jdbc;

    Drafts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The open ones, last changed first. */
    public List<Draft> open() {
        return jdbc.sql(DRAFTS + " where d.state = 'open' order by d.changed_at desc, d.id desc")
                .query(Draft.class)
                .list();
    }

    public Optional<Draft> find(long id) {
        return jdbc.sql(DRAFTS + " where d.id = :id")
                .param("id", id)
                .query(Draft.class)
                .optional();
    }

    /** A draft with what it holds, both of one moment. */
    public record Written(Draft draft, Pack content) {}

    public Optional<Written> written(long id) {
        RowMapper<Draft> draft = new SimplePropertyRowMapper<>(Draft.class);
        return jdbc.sql("select h.*, w.content::text as content from (" + DRAFTS
                        + " where d.id = :id) h join criteria.draft w on w.id = h.id")
                .param("id", id)
                .query((row, number) -> new Written(
                        Objects.requireNonNull(draft.mapRow(row, number)), PackJson.read(row.getString("content"))))
                .optional();
    }

    public Optional<Pack> content(long id) {
        return jdbc.sql("select content::text from criteria.draft where id = :id")
                .param("id", id)
                .query(String.class)
                .optional()
                .map(PackJson::read);
    }
}
