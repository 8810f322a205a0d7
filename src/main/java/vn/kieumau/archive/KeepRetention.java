package vn.kieumau.archive;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/** Says how long packages are kept that are packed from now on; those that there are keep the period they were given. */
@Component
public class KeepRetention {
    private static final int MOST_YEARS = 100;

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Retentions retentions;

    KeepRetention(JdbcClient jdbc, Audit audit, Retentions retentions) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.retentions = retentions;
    }

    /** @param years null: for ever */
    @Transactional
    public void keep(
            Actor actor, String programmeCode, String outcome, @Nullable Integer years, @Nullable String basis) {
        actor.require(Permission.KEEP_RETENTION);
        Retention before = Refused.found(retentions.all().stream()
                .filter(each -> each.programmeCode().equals(programmeCode)
                        && each.outcome().equals(outcome))
                .findFirst());
        Refused.when(
                years != null && (years < 1 || years > MOST_YEARS),
                ArchiveRefusal.YEARS,
                new Text.Field("archive.retention.years"),
                MOST_YEARS);
        String read = Text.required(basis, "archive.retention.basis", Text.LONG);
        long id = jdbc.sql("""
                        insert into archive.retention (programme_code, outcome, years, basis, kept_by, kept_at)
                        values (:programme, :outcome, :years::int, :basis, :by, :at) returning id
                        """)
                .param("programme", programmeCode)
                .param("outcome", outcome)
                .param("years", years)
                .param("basis", read)
                .param("by", actor.accountId())
                .param("at", actor.at())
                .query(Long.class)
                .single();
        audit.record(
                actor,
                Permission.KEEP_RETENTION,
                "archive.retention",
                id,
                before.programmeNameVi() + ", " + outcome,
                null,
                read);
    }
}
