package vn.kieumau.appraisal;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;

/** Remembers who ever worked on an appraisal; part of the act that is recorded beside. */
@Component
class Preparers {
    private final JdbcClient jdbc;

    Preparers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(long appraisalId, Actor actor) {
        jdbc.sql(
                        "insert into appraisal.preparer (appraisal_id, account_id) values (:appraisal, :by) on conflict do nothing")
                .param("appraisal", appraisalId)
                .param("by", actor.accountId())
                .update();
    }
}
