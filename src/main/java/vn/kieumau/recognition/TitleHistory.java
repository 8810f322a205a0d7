package vn.kieumau.recognition;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.units.UnitHistory;

/** Titles on the page of a unit and of its successors. They are public, and so is the page that confirms each: no reach is asked. */
@Component
class TitleHistory implements UnitHistory {
    private final JdbcClient jdbc;

    TitleHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<UnitEvent> of(Actor reader, List<Long> unitIds) {
        return jdbc.sql("""
                        select t.unit_id, t.conferred_on as "on", 'recognition.state.' || t.state as what, p.name_vi as name,
                            p.name_en as name_en, '/recognition/certificates/' || t.certificate_code as address, t.illustrative
                        from recognition.title t
                        join campaigns.v_cohort r on r.cohort_id = t.cohort_id
                        join lateral criteria.programme_named(r.set_id, t.conferred_on) p on true
                        where t.unit_id = any(:units)
                        """)
                .param("units", unitIds.toArray(new Long[0]))
                .query(UnitEvent.class)
                .list();
    }
}
