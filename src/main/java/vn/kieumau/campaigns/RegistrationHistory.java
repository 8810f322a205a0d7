package vn.kieumau.campaigns;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.units.UnitHistory;

/** Cohorts that a unit took part in, on its page. */
@Component
class RegistrationHistory implements UnitHistory {
    private final JdbcClient jdbc;

    RegistrationHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<UnitEvent> of(Actor reader, List<Long> unitIds) {
        return jdbc.sql("""
                        select r.unit_id, (r.proposed_at at time zone 'Asia/Ho_Chi_Minh')::date as "on", 'campaigns.state.' || r.state as what,
                            c.name_vi as name, c.name_en, '/campaigns/' || c.id as address, r.illustrative
                        from campaigns.registration r join campaigns.cohort c on c.id = r.cohort_id
                        where r.unit_id = any(:units) and r.unit_id in (select unit_id from units.reached(:reach))
                        """)
                .param("units", unitIds.toArray(new Long[0]))
                .param("reach", reader.reach(Permission.VIEW_CAMPAIGNS))
                .query(UnitEvent.class)
                .list();
    }
}
