package vn.kieumau.recommendations;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.kernel.Row;

/** Reads from an import folder which specialist department answers for which class; format in docs/folder-format.md. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class DesksImport {
    private final JdbcClient jdbc;

    DesksImport(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void load(List<Row> rows) {
        Map<String, Long> offices = offices();
        for (Row row : rows) {
            try {
                jdbc.sql(
                                "insert into recommendations.desk (class, office_id, valid_from) values (:class, :office, :from)")
                        .param(
                                "class",
                                row.oneOf("class", RecommendationClass.class).code())
                        .param("office", row.lookUp("office_key", offices))
                        .param("from", row.requiredDate("valid_from"))
                        .update();
            } catch (DataIntegrityViolationException refused) {
                throw row.refused("class", refused.getMostSpecificCause());
            }
        }
    }

    /** Offices by the keys that import folders use. */
    public Map<String, Long> offices() {
        Map<String, Long> ids = new HashMap<>();
        jdbc.sql("select key, office_id from accounts.v_office").query(row -> {
            ids.put(row.getString(1), row.getLong(2));
        });
        return ids;
    }
}
