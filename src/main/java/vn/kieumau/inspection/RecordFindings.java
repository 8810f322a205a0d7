package vn.kieumau.inspection;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/**
 * Members write down what they find on a visit. A finding has the key that it got where it was written down: however often and in
 * whatever order findings arrive, each is there once, and what they come to is the same.
 */
@Component
public class RecordFindings {
    public static final Set<String> RESULTS = Set.of("met", "not_met", "not_seen");
    static final int MOST_AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final Audit audit;
    private final LockedDelegations lockedDelegations;
    private final Delegations delegations;

    RecordFindings(JdbcClient jdbc, Audit audit, LockedDelegations lockedDelegations, Delegations delegations) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.lockedDelegations = lockedDelegations;
        this.delegations = delegations;
    }

    /**
     * A finding as it is sent.
     *
     * @param findingId a UUID, made where it was written down
     * @param number counts the member's findings at the item, from 1: the highest stands
     * @param foundAt by the clock of the device, as ISO 8601 writes moments
     */
    public record SentFinding(
            @Nullable String findingId,
            long itemId,
            int number,
            @Nullable String result,
            @Nullable String note,
            @Nullable String foundAt) {}

    /** An item as it stands in a form. */
    public record TypedFinding(
            long itemId, @Nullable String result, @Nullable String note) {}

    /** That a finding has arrived, with the hash of what arrived ({@link NewFinding#sha256}). */
    public record Receipt(String findingId, String sha256, OffsetDateTime arrivedAt) {}

    /** All of the findings or none. What had arrived before is acknowledged again. */
    @Transactional
    public List<Receipt> record(Actor actor, long id, long visitId, List<SentFinding> sent) {
        VisitLine visit = visited(actor, id, visitId);
        Refused.when(sent.size() > MOST_AT_ONCE, InspectionRefusal.TOO_MANY_FINDINGS, MOST_AT_ONCE, sent.size());
        Map<Long, String> items = items(visitId);
        List<Receipt> receipts = new ArrayList<>();
        for (SentFinding each : sent) {
            receipts.add(write(actor, visit, code(items, each.itemId()), read(each)));
        }
        return receipts;
    }

    /** What was changed in a form of a visit's items, as new findings of the actor; the rest stays as it is. */
    @Transactional
    public int save(Actor actor, long id, long visitId, List<TypedFinding> typed) {
        VisitLine visit = visited(actor, id, visitId);
        Map<Long, String> items = items(visitId);
        Map<Long, Own> own = own(actor, visitId);
        int changed = 0;
        for (TypedFinding each : typed) {
            String code = code(items, each.itemId());
            Own before = own.getOrDefault(each.itemId(), Own.NONE);
            Own now = new Own(
                    each.itemId(),
                    before.number() + 1,
                    Text.of(each.result(), "inspection.finding.result", Text.LINE),
                    Text.of(each.note(), "inspection.finding.note", Text.LONG));
            if (now.says(before)) {
                continue;
            }
            write(
                    actor,
                    visit,
                    code,
                    new NewFinding(
                            UUID.randomUUID(),
                            each.itemId(),
                            now.number(),
                            now.result(),
                            now.note(),
                            actor.at().toInstant().truncatedTo(ChronoUnit.MILLIS)));
            changed++;
        }
        return changed;
    }

    /** What of the actor stands at an item. */
    private record Own(long itemId, int number, String result, String note) {
        static final Own NONE = new Own(0, 0, "", "");

        boolean says(Own other) {
            return result.equals(other.result) && note.equals(other.note);
        }
    }

    private Map<Long, Own> own(Actor actor, long visitId) {
        return jdbc.sql("""
                        select s.item_id, s.number, s.result, s.note from inspection.standing s join inspection.item i on i.id = s.item_id
                        where i.visit_id = :visit and s.found_by = :by
                        """).param("visit", visitId).param("by", actor.accountId()).query(Own.class).list().stream()
                .collect(Collectors.toMap(Own::itemId, each -> each));
    }

    private VisitLine visited(Actor actor, long id, long visitId) {
        DelegationHead head = lockedDelegations.lockUnderWay(actor, id);
        VisitLine visit = delegations.visit(actor, head, visitId);
        Refused.when(!List.of(actor.units(Permission.INSPECT)).contains(visit.unitId()), KernelRefusal.NOT_PERMITTED);
        return visit;
    }

    /** The items of a visit by their keys, each with its criterion's code. */
    private Map<Long, String> items(long visitId) {
        record Item(long id, String code) {}
        return jdbc.sql("""
                        select i.id, coalesce(c.code, '–') as code
                        from inspection.item i left join criteria.v_criterion c on c.criterion_id = i.criterion_id where i.visit_id = :visit
                        """).param("visit", visitId).query(Item.class).list().stream()
                .collect(Collectors.toMap(Item::id, Item::code));
    }

    private static String code(Map<Long, String> items, long itemId) {
        String code = items.get(itemId);
        if (code == null) {
            throw new Refused(InspectionRefusal.NO_SUCH_ITEM);
        }
        return code;
    }

    private static NewFinding read(SentFinding sent) {
        try {
            return new NewFinding(
                    UUID.fromString(Text.required(sent.findingId(), "inspection.finding.id", Text.LINE)),
                    sent.itemId(),
                    sent.number(),
                    Text.of(sent.result(), "inspection.finding.result", Text.LINE),
                    Text.of(sent.note(), "inspection.finding.note", Text.LONG),
                    Instant.parse(Text.required(sent.foundAt(), "inspection.finding.found_at", Text.LINE))
                            .truncatedTo(ChronoUnit.MILLIS));
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            throw new Refused(InspectionRefusal.UNREADABLE_FINDING, sent.itemId());
        }
    }

    private Receipt write(Actor actor, VisitLine visit, String code, NewFinding finding) {
        refuse(code, finding);
        // As exactly as it is stored: a receipt is the same whenever it is given.
        OffsetDateTime arrived = actor.at().truncatedTo(ChronoUnit.MICROS);
        String hash = finding.sha256();
        Optional<Long> written = insert(actor.accountId(), visit, finding, arrived, hash);
        if (written.isEmpty()) {
            return before(actor, finding, hash);
        }
        audit.record(
                actor,
                Permission.INSPECT,
                "inspection.finding",
                written.get(),
                visit.unitName() + " · " + code,
                visit.unitId(),
                "");
        return new Receipt(finding.findingId().toString(), hash, arrived);
    }

    /**
     * What came from a phone, of whoever wrote it there; the caller knows that it comes for the first time.
     *
     * @param author account of whoever wrote it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void bring(Actor carrier, long author, VisitLine visit, String code, NewFinding finding) {
        long id = insert(author, visit, finding, carrier.at().truncatedTo(ChronoUnit.MICROS), finding.sha256())
                .orElseThrow(() -> new Refused(
                        InspectionRefusal.OTHER_FINDING, finding.findingId().toString()));
        audit.record(
                carrier,
                Permission.SEND_FROM_PHONE,
                "inspection.finding",
                id,
                visit.unitName() + " · " + code,
                visit.unitId(),
                "");
    }

    /** What is no whole finding. */
    public static void refuse(String code, NewFinding finding) {
        Refused.when(!RESULTS.contains(finding.result()), InspectionRefusal.NO_RESULT, code);
        Refused.when(finding.result().equals("not_met") && finding.note().isEmpty(), InspectionRefusal.NO_NOTE, code);
        Refused.when(finding.number() < 1, InspectionRefusal.UNREADABLE_FINDING, code);
    }

    private Optional<Long> insert(
            long author, VisitLine visit, NewFinding finding, OffsetDateTime arrived, String hash) {
        return jdbc.sql("""
                        insert into inspection.finding (finding_id, item_id, found_by, number, result, note, found_at, arrived_at, sha256, illustrative)
                        values (:key, :item, :by, :number, :result, :note, :found, :arrived, :hash, :illustrative)
                        on conflict (finding_id) do nothing returning id
                        """)
                .param("key", finding.findingId())
                .param("item", finding.itemId())
                .param("by", author)
                .param("number", finding.number())
                .param("result", finding.result())
                .param("note", finding.note())
                .param("found", finding.foundAt().atOffset(ZoneOffset.UTC))
                .param("arrived", arrived)
                .param("hash", hash)
                .param("illustrative", visit.illustrative())
                .query(Long.class)
                .optional();
    }

    /** It had arrived: acknowledged again, where it is the same and the same person's. */
    private Receipt before(Actor actor, NewFinding finding, String hash) {
        return jdbc.sql("""
                        select finding_id::text, sha256, arrived_at from inspection.finding
                        where finding_id = :key and sha256 = :hash and found_by = :by
                        """)
                .param("key", finding.findingId())
                .param("hash", hash)
                .param("by", actor.accountId())
                .query(Receipt.class)
                .optional()
                .orElseThrow(() -> new Refused(
                        InspectionRefusal.OTHER_FINDING, finding.findingId().toString()));
    }
}
