package vn.kieumau.recognition;

import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.inspection.TitleAges;

@Component
class ConferredTitles implements TitleAges {
    private final JdbcClient jdbc;

    ConferredTitles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<Long, LocalDate> lastConferred(Long[] unitIds) {
        record Last(long unitId, LocalDate conferredOn) {}
        return jdbc.sql("""
                        select unit_id, max(conferred_on) as conferred_on from recognition.title
                        where unit_id = any(:units) and state in ('conferred', 'renewed', 'suspended') group by unit_id
                        """).param("units", unitIds).query(Last.class).list().stream()
                .collect(Collectors.toMap(Last::unitId, Last::conferredOn));
    }
}
