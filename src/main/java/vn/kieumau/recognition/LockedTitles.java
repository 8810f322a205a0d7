package vn.kieumau.recognition;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/** A title within reach, held until the end of the transaction. */
@Component
class LockedTitles {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private final JdbcClient jdbc;

    LockedTitles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Held(
            long titleId,
            long unitId,
            long cohortId,
            int year,
            String state,
            LocalDate conferredOn,
            String certificateNumber,
            String certificateCode,
            String subject) {
        /** What is said of a title lies between the day on which it was conferred and today. @param label of the field */
        void refuseOutside(LocalDate day, Actor actor, String label) {
            Text.Field field = new Text.Field(label);
            Refused.when(
                    day.isAfter(actor.today()), RecognitionRefusal.DECIDED_IN_FUTURE, field, DAY.format(actor.today()));
            Refused.when(
                    day.isBefore(conferredOn), RecognitionRefusal.BEFORE_CONFERRED, field, DAY.format(conferredOn));
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    Held lock(Actor actor, Permission permission, long titleId) {
        actor.require(permission);
        return Refused.found(jdbc.sql("""
                        select t.id as title_id, t.unit_id, t.cohort_id, h.year, t.state, t.conferred_on, t.certificate_number, t.certificate_code,
                            u.name || ' · ' || t.certificate_number as subject
                        from recognition.title t join units.v_unit u on u.unit_id = t.unit_id join campaigns.v_cohort h on h.cohort_id = t.cohort_id
                        where t.id = :id and t.unit_id in (select unit_id from units.reached(:reach))
                        for no key update of t
                        """)
                .param("id", titleId)
                .param("reach", actor.reach(permission))
                .query(Held.class)
                .optional());
    }
}
