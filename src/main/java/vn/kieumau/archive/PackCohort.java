package vn.kieumau.archive;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import vn.kieumau.audit.Audit;
import vn.kieumau.campaigns.Cohort;
import vn.kieumau.campaigns.Cohorts;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;

/**
 * Packs all decided dossiers of a cohort, one after another, each in a transaction of its own: what is packed stays, however it ends,
 * and who asks again goes on with the rest.
 */
@Component
public class PackCohort {
    private static final Logger LOG = LoggerFactory.getLogger(PackCohort.class);

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Cohorts cohorts;
    private final PackDossier packDossier;
    private final TransactionOperations transactions;
    private final Executor longWork;
    private final boolean restoring;
    private final Clock clock;
    private final Set<Long> stopping = ConcurrentHashMap.newKeySet();

    PackCohort(
            JdbcClient jdbc,
            Audit audit,
            Cohorts cohorts,
            PackDossier packDossier,
            TransactionOperations transactions,
            @Qualifier("longWork") Executor longWork,
            @Value("${kieumau.restoring:false}") boolean restoring,
            Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.cohorts = cohorts;
        this.packDossier = packDossier;
        this.transactions = transactions;
        this.longWork = longWork;
        this.restoring = restoring;
        this.clock = clock;
    }

    private record Waiting(long dossierId, String unitName) {}

    /** How many dossiers of a cohort there are in reach. @param open not decided nor withdrawn yet */
    public record Standing(long open, long waiting, long packed) {}

    public Standing standing(Actor reader, long cohortId) {
        return jdbc.sql("""
                        select count(*) filter (where d.state not in ('decided', 'withdrawn')) as open,
                            count(*) filter (where d.state = 'decided' and p.id is null) as waiting, count(p.id) as packed
                        from assessment.v_dossier d
                        join campaigns.v_registration r on r.registration_id = d.registration_id
                        left join archive.package p on p.dossier_id = d.dossier_id
                        where r.cohort_id = :cohort and d.unit_id in (select unit_id from units.reached(:reach))
                        """)
                .param("cohort", cohortId)
                .param("reach", reader.reach(Permission.VIEW_ARCHIVE))
                .query(Standing.class)
                .single();
    }

    public Optional<Packing> last(long cohortId) {
        return jdbc.sql("""
                        select r.id as run_id, r.state, r.packed, r.total, array_to_string(r.failed, E'\\n') as failed_names,
                            a.display_name as asked_by_name, r.asked_at, r.ended_at
                        from archive.run r join accounts.v_account a on a.account_id = r.asked_by
                        where r.cohort_id = :cohort order by r.id desc limit 1
                        """).param("cohort", cohortId).query(Packing.class).optional();
    }

    /** @return the run's key */
    @Transactional
    public long ask(Actor actor, long cohortId) {
        actor.require(Permission.PACK_COHORT);
        Cohort cohort = Refused.found(cohorts.find(actor, cohortId));
        Refused.when(waiting(actor, cohortId).isEmpty(), ArchiveRefusal.NOTHING_TO_PACK);
        long run = jdbc.sql("""
                        insert into archive.run (cohort_id, state, asked_by, asked_at) values (:cohort, 'waiting', :by, :at)
                        on conflict do nothing returning id
                        """)
                .param("cohort", cohortId)
                .param("by", actor.accountId())
                .param("at", actor.at())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new Refused(ArchiveRefusal.PACKING_ALREADY));
        audit.record(
                actor,
                Permission.PACK_COHORT,
                DossierRecords.rows("campaigns", "cohort"),
                cohortId,
                cohort.nameVi(),
                null,
                "");
        longWork.execute(() -> run(run, cohortId, actor));
        return run;
    }

    /** Lets the one come to its end that is being packed, and no other begin. */
    @Transactional
    public void stop(Actor actor, long cohortId) {
        actor.require(Permission.PACK_COHORT);
        Cohort cohort = Refused.found(cohorts.find(actor, cohortId));
        Packing packing = Refused.found(last(cohortId));
        Refused.when(!packing.unfinished(), KernelRefusal.NOT_IN_THIS_STATE);
        stopping.add(packing.runId());
        audit.record(
                actor,
                Permission.PACK_COHORT,
                DossierRecords.rows("campaigns", "cohort"),
                cohortId,
                cohort.nameVi(),
                null,
                "");
    }

    /** When the server begins to answer; a command beside it leaves alone what it is packing, and a restored backup is not there yet. */
    @EventListener(WebServerInitializedEvent.class)
    void forgetInterrupted() {
        if (restoring) {
            return;
        }
        transactions.executeWithoutResult(status -> jdbc.sql(
                        "update archive.run set state = 'failed', ended_at = :at where state in ('waiting', 'running')")
                .param("at", OffsetDateTime.now(clock))
                .update());
    }

    /** Outside any transaction: each dossier has its own. */
    void run(long run, long cohortId, Actor actor) {
        List<String> failed = new ArrayList<>();
        String end = "failed";
        int packed = 0;
        try {
            List<Waiting> waiting = waiting(actor, cohortId);
            keep(run, "running", 0, waiting.size(), failed);
            for (Waiting each : waiting) {
                if (stopping.contains(run)) {
                    break;
                }
                try {
                    transactions.executeWithoutResult(
                            status -> packDossier.pack(actor, Permission.PACK_COHORT, each.dossierId()));
                    packed++;
                } catch (RuntimeException broken) {
                    LOG.error("dossier {} could not be packed", each.dossierId(), broken);
                    failed.add(each.unitName());
                }
                keep(run, "running", packed, waiting.size(), failed);
            }
            end = stopping.contains(run) ? "stopped" : "done";
        } finally {
            stopping.remove(run);
            end(run, end);
        }
    }

    private List<Waiting> waiting(Actor actor, long cohortId) {
        return jdbc.sql("""
                        select d.dossier_id, u.name as unit_name from assessment.v_dossier d
                        join campaigns.v_registration r on r.registration_id = d.registration_id
                        join units.v_unit u on u.unit_id = d.unit_id
                        where r.cohort_id = :cohort and d.state = 'decided' and d.unit_id in (select unit_id from units.reached(:reach))
                          and not exists (select 1 from archive.package p where p.dossier_id = d.dossier_id)
                        order by d.dossier_id
                        """)
                .param("cohort", cohortId)
                .param("reach", actor.reach(Permission.PACK_COHORT))
                .query(Waiting.class)
                .list();
    }

    private void keep(long run, String state, int packed, int total, List<String> failed) {
        transactions.executeWithoutResult(status -> jdbc.sql(
                        "update archive.run set state = :state, packed = :packed, total = :total, failed = :failed where id = :id")
                .param("state", state)
                .param("packed", packed)
                .param("total", total)
                .param("failed", failed.toArray(new String[0]))
                .param("id", run)
                .update());
    }

    private void end(long run, String state) {
        transactions.executeWithoutResult(
                status -> jdbc.sql("update archive.run set state = :state, ended_at = :at where id = :id")
                        .param("state", state)
                        .param("at", OffsetDateTime.now(clock))
                        .param("id", run)
                        .update());
    }
}
