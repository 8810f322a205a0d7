package vn.kieumau.audit.integrity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Recomputes what the trail promises: every entry's hash and its place in the chain, every row against the last entry about
 * it, the chain's end against its checkpoints. Says what differs, and where.
 */
@Component
public class Integrity {
    private final JdbcClient jdbc;
    private final Checkpoints checkpoints;
    private final Keys keys;

    Integrity(JdbcClient jdbc, Checkpoints checkpoints, Keys keys) {
        this.jdbc = jdbc;
        this.checkpoints = checkpoints;
        this.keys = keys;
    }

    /** How much was looked at. */
    public record Extent(long entries, long rows, int checkpoints) {}

    /**
     * @param held a checkpoint that a third party has kept, if any
     * @param finding hears each thing that differs
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Extent check(Optional<Checkpoint> held, Consumer<Finding> finding) {
        chain(finding);
        int compared = checkpoints(held, finding);
        List<String> tables = jdbc.sql("select distinct table_name from audit.entry order by 1")
                .query(String.class)
                .list();
        Set<String> complete = Set.copyOf(jdbc.sql("select table_name from audit.recorded_table")
                .query(String.class)
                .list());
        for (String table : tables) {
            rows(table, complete, finding);
        }
        return jdbc.sql("""
                        select count(*) as entries, count(distinct (table_name, row_id)) as rows, :compared as checkpoints from audit.entry
                        """).param("compared", compared).query(Extent.class).single();
    }

    private void chain(Consumer<Finding> finding) {
        jdbc.sql("""
                        select e.seq, e.act, e.subject,
                            e.previous_hash <> e.expected_previous as unlinked,
                            e.seq - e.expected_seq as missing,
                            e.row_hash <> encode(sha256(convert_to(coalesce(e.content::text, ''), 'UTF8')), 'hex') as row_differs,
                            e.hash <> audit.hash_of(e.seq) as hash_differs
                        from (select t.*, lag(t.hash, 1, repeat('0', 64)) over (order by t.seq) as expected_previous,
                                  1 + lag(t.seq, 1, 0) over (order by t.seq) as expected_seq
                              from audit.entry t) e
                        where e.seq in (select seq from audit.v_broken) or e.seq <> e.expected_seq
                        order by e.seq
                        """).query(Link.class).list().forEach(link -> {
            if (link.missing() > 0) {
                finding.accept(new Finding(
                        Finding.Kind.ENTRY_MISSING, "audit.entry", link.seq() - link.missing(), link.subject(), ""));
            }
            if (link.rowDiffers() || link.hashDiffers()) {
                finding.accept(
                        new Finding(Finding.Kind.ENTRY_ALTERED, "audit.entry", link.seq(), link.subject(), link.act()));
            }
            if (link.unlinked() && link.missing() == 0) {
                finding.accept(
                        new Finding(Finding.Kind.CHAIN_BROKEN, "audit.entry", link.seq(), link.subject(), link.act()));
            }
        });
        Ends ends = jdbc.sql("""
                        select h.seq as head_seq, h.hash as head_hash, coalesce(e.seq, 0) as last_seq, coalesce(e.hash, repeat('0', 64)) as last_hash
                        from audit.head h left join (select seq, hash from audit.entry order by seq desc limit 1) e on true
                        """).query(Ends.class).single();
        if (ends.headSeq() != ends.lastSeq() || !ends.headHash().equals(ends.lastHash())) {
            finding.accept(new Finding(
                    Finding.Kind.CHAIN_CUT, "audit.entry", ends.lastSeq(), "", String.valueOf(ends.headSeq())));
        }
    }

    private int checkpoints(Optional<Checkpoint> held, Consumer<Finding> finding) {
        List<Checkpoint> stored = checkpoints.stored();
        List<Checkpoint> kept = checkpoints.kept();
        List<Checkpoint> all = new ArrayList<>(stored);
        kept.stream()
                .filter(each -> stored.stream().noneMatch(row -> row.line().equals(each.line())))
                .forEach(each -> {
                    finding.accept(new Finding(
                            Finding.Kind.CHECKPOINT_MISSING, "audit.checkpoint", each.seq(), "", each.keyId()));
                    all.add(each);
                });
        held.ifPresent(all::add);
        for (Checkpoint each : all) {
            if (!keys.verifies(each.signedText(), each.keyId(), each.signature())) {
                finding.accept(
                        new Finding(Finding.Kind.CHECKPOINT_FORGED, "audit.checkpoint", each.seq(), "", each.keyId()));
                continue;
            }
            String hash = each.seq() == 0
                    ? "0".repeat(64)
                    : jdbc.sql("select hash from audit.entry where seq = :seq")
                            .param("seq", each.seq())
                            .query(String.class)
                            .optional()
                            .orElse("");
            if (!hash.equals(each.hash())) {
                finding.accept(new Finding(
                        hash.isEmpty() ? Finding.Kind.CHAIN_SHORTER : Finding.Kind.CHAIN_REWRITTEN,
                        "audit.checkpoint",
                        each.seq(),
                        "",
                        each.madeAt().toString()));
            }
        }
        return all.size();
    }

    private void rows(String table, Set<String> complete, Consumer<Finding> finding) {
        jdbc.sql("select row_id, subject, gone, columns from audit.altered(:table)")
                .param("table", table)
                .query(Row.class)
                .list()
                .forEach(row -> finding.accept(new Finding(
                        row.gone()
                                ? Finding.Kind.ROW_GONE
                                : row.columns() == null ? Finding.Kind.ROW_BACK : Finding.Kind.ROW_ALTERED,
                        table,
                        row.rowId(),
                        row.subject(),
                        row.columns() == null ? "" : row.columns())));
        if (complete.contains(table)) {
            jdbc.sql("select row_id from audit.unrecorded(:table)")
                    .param("table", table)
                    .query(Long.class)
                    .list()
                    .forEach(id -> finding.accept(new Finding(Finding.Kind.ROW_ADDED, table, id, "", "")));
        }
    }

    record Link(
            long seq,
            String act,
            String subject,
            boolean unlinked,
            long missing,
            boolean rowDiffers,
            boolean hashDiffers) {}

    record Ends(long headSeq, String headHash, long lastSeq, String lastHash) {}

    record Row(
            long rowId,
            String subject,
            boolean gone,
            @Nullable String columns) {}
}
