package vn.kieumau.inspection.offline;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
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
import vn.kieumau.audit.Audit;
import vn.kieumau.inspection.DelegationHead;
import vn.kieumau.inspection.DelegationState;
import vn.kieumau.inspection.Delegations;
import vn.kieumau.inspection.InspectionRefusal;
import vn.kieumau.inspection.NewFinding;
import vn.kieumau.inspection.RecordFindings;
import vn.kieumau.inspection.VisitLine;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/**
 * Receives what was written down on a phone: each entry once, however often, in whatever order and by whomever it is brought. What
 * cannot be taken is told of entry by entry; it keeps no other back.
 */
@Component
public class ReceiveEntries {
    public static final int MOST_AT_ONCE = 500;
    public static final int MOST_PHOTOGRAPH_BYTES = 8_000_000;

    private static final int MOST_SIGNATURE_BYTES = 100_000;

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Phones phones;
    private final Delegations delegations;
    private final RecordFindings recordFindings;

    ReceiveEntries(
            JdbcClient jdbc, Audit audit, Phones phones, Delegations delegations, RecordFindings recordFindings) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.phones = phones;
        this.delegations = delegations;
        this.recordFindings = recordFindings;
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

    private record Item(long itemId, long visitId, String code) {}

    /** Whatever is the same for all the entries of a phone. */
    private record Arriving(
            Actor carrier,
            Phones.Carried phone,
            boolean late,
            OffsetDateTime at,
            Map<Long, VisitLine> visits,
            Map<Long, Item> items) {
        VisitLine visit(long visitId) {
            VisitLine visit = visits.get(visitId);
            if (visit == null) {
                throw new Refused(InspectionRefusal.UNREADABLE_ENTRY);
            }
            return visit;
        }

        Item item(long itemId) {
            Item item = items.get(itemId);
            if (item == null) {
                throw new Refused(InspectionRefusal.NO_SUCH_ITEM);
            }
            return item;
        }
    }

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

    private Map<Long, Item> items(long delegationId) {
        return jdbc.sql("""
                        select i.id as item_id, i.visit_id, coalesce(c.code, '–') as code
                        from inspection.item i join inspection.visit v on v.id = i.visit_id
                        left join criteria.v_criterion c on c.criterion_id = i.criterion_id where v.delegation_id = :delegation
                        """).param("delegation", delegationId).query(Item.class).list().stream()
                .collect(Collectors.toMap(Item::itemId, Function.identity()));
    }

    /** Nothing is written before everything about the entry is known to be in order. */
    private Arrival receive(Arriving arriving, SentEntry entry) {
        String hash = entry.hash();
        Refused.when(!Seals.holds(arriving.phone().sealKey(), hash, entry.seal()), InspectionRefusal.NOT_SEALED);
        Runnable write = read(arriving, entry);
        Optional<Long> id = jdbc.sql("""
                        insert into inspection.entry (entry_key, phone_id, kind, brought_by, late, sha256, arrived_at)
                        values (:key, :phone, :kind, :by, :late, :hash, :at) on conflict (entry_key) do nothing returning id
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

    /** What has to be written once the entry is known to be new. */
    private Runnable read(Arriving arriving, SentEntry entry) {
        return switch (String.valueOf(entry.kind())) {
            case "finding" -> finding(arriving, entry);
            case "photograph" -> photograph(arriving, entry);
            case "signature" -> signature(arriving, entry);
            case "begun", "ended" -> presence(arriving, entry);
            default -> throw entry.unreadable();
        };
    }

    private Runnable presence(Arriving arriving, SentEntry entry) {
        VisitLine visit = arriving.visit(entry.target());
        return () -> record(
                arriving,
                "inspection.presence",
                visit,
                visit.unitName(),
                jdbc.sql("""
                                insert into inspection.presence (entry_id, visit_id, account_id, kind, happened_at, illustrative)
                                select id, :visit, :by, kind, :at, :illustrative from inspection.entry where entry_key = :key returning id
                                """)
                        .param("visit", visit.visitId())
                        .param("by", arriving.phone().accountId())
                        .param("at", entry.moment().atOffset(ZoneOffset.UTC))
                        .param("illustrative", visit.illustrative())
                        .param("key", entry.id())
                        .query(Long.class)
                        .single());
    }

    private Runnable finding(Arriving arriving, SentEntry entry) {
        Item item = arriving.item(entry.target());
        NewFinding finding = new NewFinding(
                entry.id(),
                item.itemId(),
                entry.number(),
                Text.of(entry.result(), "inspection.finding.result", Text.LINE),
                Text.of(entry.note(), "inspection.finding.note", Text.LONG),
                entry.moment());
        RecordFindings.refuse(item.code(), finding);
        return () -> recordFindings.bring(
                arriving.carrier(), arriving.phone().accountId(), arriving.visit(item.visitId()), item.code(), finding);
    }

    private Runnable photograph(Arriving arriving, SentEntry entry) {
        Item item = arriving.item(entry.target());
        VisitLine visit = arriving.visit(item.visitId());
        String note = Text.of(entry.note(), "inspection.finding.note", Text.LONG);
        Refused.when(
                entry.size() < 1 || entry.size() > MOST_PHOTOGRAPH_BYTES,
                InspectionRefusal.PHOTOGRAPH_SIZE,
                MOST_PHOTOGRAPH_BYTES / 1_000_000);
        String sha256 = sha256(entry);
        BigDecimal latitude = degrees(entry, entry.latitude(), 90);
        BigDecimal longitude = degrees(entry, entry.longitude(), 180);
        Refused.when((latitude == null) != (longitude == null), InspectionRefusal.UNREADABLE_ENTRY);
        return () -> record(
                arriving,
                "inspection.photograph",
                visit,
                visit.unitName() + " · " + item.code(),
                jdbc.sql("""
                                insert into inspection.photograph (entry_id, item_id, taken_by, note, latitude, longitude, taken_at, size,
                                    sent_sha256, illustrative)
                                select id, :item, :by, :note, :latitude::numeric, :longitude::numeric, :at, :size, :sha256, :illustrative
                                from inspection.entry where entry_key = :key returning id
                                """)
                        .param("item", item.itemId())
                        .param("by", arriving.phone().accountId())
                        .param("note", note)
                        .param("latitude", latitude)
                        .param("longitude", longitude)
                        .param("at", entry.moment().atOffset(ZoneOffset.UTC))
                        .param("size", entry.size())
                        .param("sha256", sha256)
                        .param("illustrative", visit.illustrative())
                        .param("key", entry.id())
                        .query(Long.class)
                        .single());
    }

    private Runnable signature(Arriving arriving, SentEntry entry) {
        VisitLine visit = arriving.visit(entry.target());
        String name = Text.required(entry.name(), "inspection.signature.name", Text.LINE);
        String post = Text.required(entry.post(), "inspection.signature.post", Text.LINE);
        byte[] picture = picture(entry);
        return () -> record(
                arriving,
                "inspection.signature",
                visit,
                visit.unitName() + " · " + name,
                jdbc.sql("""
                                insert into inspection.signature (entry_id, visit_id, taken_by, name, post, picture, signed_at, illustrative)
                                select id, :visit, :by, :name, :post, :picture, :at, :illustrative
                                from inspection.entry where entry_key = :key returning id
                                """)
                        .param("visit", visit.visitId())
                        .param("by", arriving.phone().accountId())
                        .param("name", name)
                        .param("post", post)
                        .param("picture", picture)
                        .param("at", entry.moment().atOffset(ZoneOffset.UTC))
                        .param("illustrative", visit.illustrative())
                        .param("key", entry.id())
                        .query(Long.class)
                        .single());
    }

    /** A small PNG and nothing else. */
    private static byte[] picture(SentEntry entry) {
        try {
            byte[] picture = Base64.getDecoder().decode(String.valueOf(entry.picture()));
            boolean png = picture.length > 8
                    && picture.length <= MOST_SIGNATURE_BYTES
                    && picture[0] == (byte) 0x89
                    && picture[1] == 'P'
                    && picture[2] == 'N'
                    && picture[3] == 'G';
            Refused.when(!png, InspectionRefusal.NO_PICTURE);
            Refused.when(!Seals.sha256(picture).equals(sha256(entry)), InspectionRefusal.UNREADABLE_ENTRY);
            return picture;
        } catch (IllegalArgumentException none) {
            throw new Refused(InspectionRefusal.NO_PICTURE);
        }
    }

    private static String sha256(SentEntry entry) {
        String sha256 = String.valueOf(entry.sha256());
        Refused.when(!sha256.matches("[0-9a-f]{64}"), InspectionRefusal.UNREADABLE_ENTRY);
        return sha256;
    }

    private static @Nullable BigDecimal degrees(SentEntry entry, @Nullable String typed, int most) {
        if (typed == null || typed.isEmpty()) {
            return null;
        }
        if (!typed.matches("-?\\d{1,3}(\\.\\d{1,6})?")) {
            throw entry.unreadable();
        }
        BigDecimal degrees = new BigDecimal(typed);
        Refused.when(degrees.abs().compareTo(BigDecimal.valueOf(most)) > 0, InspectionRefusal.UNREADABLE_ENTRY);
        return degrees;
    }

    private void record(Arriving arriving, String table, VisitLine visit, String subject, long id) {
        audit.record(arriving.carrier(), Permission.SEND_FROM_PHONE, table, id, subject, visit.unitId(), "");
    }
}
