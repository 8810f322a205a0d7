package vn.kieumau.plans;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.kernel.Refused;

/** The one numbering of what can be asked about. */
@Component
class Lines {
    private final JdbcClient jdbc;
    private final RaisedLines raisedLines;

    Lines(JdbcClient jdbc, RaisedLines raisedLines) {
        this.jdbc = jdbc;
        this.raisedLines = raisedLines;
    }

    /** Holds off whoever is about to ask about a line that is to go, and refuses to let one go that somebody has asked about. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(long lineId) {
        jdbc.sql("select 1 from plans.line where id = :id for update")
                .param("id", lineId)
                .query(Integer.class)
                .optional();
        Refused.when(raisedLines.any(lineId), PlansRefusal.ALREADY_RAISED);
    }

    /** After the row that bore its number is gone. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void drop(long lineId) {
        jdbc.sql("delete from plans.line where id = :id").param("id", lineId).update();
    }
}
