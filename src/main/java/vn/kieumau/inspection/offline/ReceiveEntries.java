package vn.kieumau.inspection.offline;

import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.inspection.DelegationHead;
import vn.kieumau.inspection.DelegationState;
import vn.kieumau.inspection.Delegations;
import vn.kieumau.inspection.InspectionRefusal;
import vn.kieumau.inspection.VisitLine;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Refused;

/**
 * Receives what was written down on a phone: each entry once, however often, in whatever order and by whomever it is brought. What
 * cannot be taken is told of entry by entry; it keeps no other back.
 */
@Component
public class ReceiveEntries {
    public static final int MOST_AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final Phones phones;
    private final Delegations delegations;
    private final EntryKinds entryKinds;

    ReceiveEntries(JdbcClient jdbc, Phones phones, Delegations delegations, EntryKinds entryKinds) {
        this.jdbc = jdbc;
        this.phones = phones;
        this.delegations = delegations;
        this.entryKinds = entryKinds;
    }

    /**
     * What became of an entry: where it is there, when it arrived and the hash of what arrived ({@link SentEntry#hash}); otherwise
     * why not.
     *
     * @param late whether it came after the work at the wards had ended: it is kept, and counts no more
     */
    public record Arrival(
            String key,
            @Nullable String sha256,
            @Nullable OffsetDateTime arrivedAt,
            boolean late,
            @Nullable Refused refused) {}

    /** @return one for each, not in the order in which they were sent */
    @Transactional
    public List<Arrival> receive(Actor carrier, String phoneKey, List<SentEntry> sent) {
        Phones.Carried phone = phones.carried(carrier, phoneKey);
        Refused.when(sent.size() > MOST_AT_ONCE, InspectionRefusal.TOO_MANY_FINDINGS, MOST_AT_ONCE, sent.size());
        // Its state is held as it is: what arrives is late or is not.
        jdbc.sql("select 1 from inspection.delegation where id = :id for share")
                .param("id", phone.delegationId())
                .query(Integer.class)
                .single();
        DelegationHead head = Refused.found(delegations.find(carrier, phone.delegationId()));
        Arriving arriving = new Arriving(
                carrier,
                phone,
                !head.is(DelegationState.UNDER_WAY),
                carrier.at().truncatedTo(ChronoUnit.MICROS),
                delegations.visits(carrier, head).stream()
                        .collect(Collectors.toMap(VisitLine::visitId, Function.identity())),
                items(phone.delegationId()));
        List<Arrival> arrivals = new ArrayList<>();
        // In one order: two who bring the same wait for one another, and never each for the other.
        for (SentEntry each : sent.stream()
                .sorted(Comparator.comparing(entry -> String.valueOf(entry.key())))
                .toList()) {
            try {
                arrivals.add(receive(arriving, each));
            } catch (Refused refused) {
                arrivals.add(new Arrival(String.valueOf(each.key()), null, null, false, refused));
            }
        }
        return arrivals;
    }

    private Map<Long, Arriving.Item> items(long delegationId) {
        return jdbc.sql("""
                        select i.id as item_id, i.visit_id, coalesce(c.code, '–') as code
                        from inspection.item i join inspection.visit v on v.id = i.visit_id
                        left join criteria.v_criterion c on c.criterion_id = i.criterion_id where v.delegation_id = :delegation
                        """).param("delegation", delegationId).query(Arriving.Item.class).list().stream()
                .collect(Collectors.toMap(Arriving.Item::itemId, Function.identity()));
    }

    /** Nothing is written before everything about the entry is known to be in order. */
    private Arrival receive(Arriving arriving, SentEntry entry) {
        String hash = entry.hash();
        Refused.when(!Seals.holds(arriving.phone().sealKey(), hash, entry.seal()), InspectionRefusal.NOT_SEALED);
        Runnable write = entryKinds.read(arriving, entry);
        Optional<Long> id = jdbc.sql("""
                        insert into inspection.entry (entry_key, phone_id, kind, brought_by, late, sha256, arrived_at)
                        select :key, :phone, :kind, :by, :late, :hash, :at
                        where not exists (select 1 from inspection.finding where finding_id = :key)
                        on conflict (entry_key) do nothing returning id
                        """)
                .param("key", entry.id())
                .param("phone", arriving.phone().id())
                .param("kind", entry.kind())
                .param("by", arriving.carrier().accountId())
                .param("late", arriving.late())
                .param("hash", hash)
                .param("at", arriving.at())
                .query(Long.class)
                .optional();
        if (id.isEmpty()) {
            return before(arriving, entry, hash);
        }
        write.run();
        return new Arrival(String.valueOf(entry.key()), hash, arriving.at(), arriving.late(), null);
    }

    /** It had arrived: acknowledged again where it is the same. */
    private Arrival before(Arriving arriving, SentEntry entry, String hash) {
        record Row(String sha256, OffsetDateTime arrivedAt, boolean late) {}
        Row row = jdbc.sql("""
                        select sha256, arrived_at, late from inspection.entry where entry_key = :key and phone_id = :phone and sha256 = :hash
                        """)
                .param("key", entry.id())
                .param("phone", arriving.phone().id())
                .param("hash", hash)
                .query(Row.class)
                .optional()
                .orElseThrow(() -> new Refused(InspectionRefusal.OTHER_ENTRY));
        return new Arrival(String.valueOf(entry.key()), row.sha256(), row.arrivedAt(), row.late(), null);
    }
}
