package vn.kieumau.inspection.offline;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.audit.Audit;
import vn.kieumau.inspection.InspectionRefusal;
import vn.kieumau.inspection.NewFinding;
import vn.kieumau.inspection.RecordFindings;
import vn.kieumau.inspection.VisitLine;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/** What each kind of entry is, and what is written of it; nothing is written before everything about it is known to be in order. */
@Component
class EntryKinds {
    private static final int MOST_PHOTOGRAPH_BYTES = 8_000_000;
    private static final int MOST_SIGNATURE_BYTES = 100_000;

    private final JdbcClient jdbc;
    private final Audit audit;
    private final RecordFindings recordFindings;

    EntryKinds(JdbcClient jdbc, Audit audit, RecordFindings recordFindings) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.recordFindings = recordFindings;
    }

    /** What has to be written once the entry is known to be new. */
    Runnable read(Arriving arriving, SentEntry entry) {
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
        Arriving.Item item = arriving.item(entry.target());
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
        Arriving.Item item = arriving.item(entry.target());
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
                                select id, :visit, :by, :name, :post,
                                    case when exists (select 1 from inspection.visit v join inspection.paper p on p.delegation_id = v.delegation_id
                                        and p.kind = 'minutes' where v.id = :visit) then null else :picture::bytea end,
                                    :at, :illustrative
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
