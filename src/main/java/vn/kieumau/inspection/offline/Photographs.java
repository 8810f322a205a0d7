package vn.kieumau.inspection.offline;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.files.Blob;
import vn.kieumau.files.Blobs;
import vn.kieumau.files.StoredFile;
import vn.kieumau.inspection.DelegationHead;
import vn.kieumau.inspection.InspectionRefusal;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;

/** The photographs of findings: they come in parts, over a connection that breaks, and go on where it broke. */
@Component
public class Photographs {
    /** As large as a part may be; smaller than the longest body of the API. */
    public static final int MOST_PART_BYTES = 512 * 1024;

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Phones phones;
    private final Blobs blobs;

    Photographs(JdbcClient jdbc, Audit audit, Phones phones, Blobs blobs) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.phones = phones;
        this.blobs = blobs;
    }

    /**
     * A photograph as it is shown.
     *
     * @param arrivedAt null while parts of it are missing
     */
    public record TakenPhotograph(
            long photographId,
            long itemId,
            String name,
            String nameEn,
            String note,
            @Nullable String latitude,
            @Nullable String longitude,
            OffsetDateTime takenAt,
            int size,
            @Nullable OffsetDateTime arrivedAt,
            boolean late) {}

    /**
     * How much of a photograph is there.
     *
     * @param received bytes from its beginning: the next part begins here
     * @param sha256 of what the phone sends; null while it is not whole
     * @param arrivedAt null while it is not whole
     */
    public record ReceivedPhotograph(
            int received,
            int size,
            @Nullable String sha256,
            @Nullable OffsetDateTime arrivedAt) {}

    private record Row(
            long id,
            long unitId,
            String unitName,
            int size,
            String sentSha256,
            @Nullable OffsetDateTime arrivedAt,
            int received) {
        ReceivedPhotograph answer() {
            return arrivedAt == null
                    ? new ReceivedPhotograph(received, size, null, null)
                    : new ReceivedPhotograph(size, size, sentSha256, arrivedAt);
        }
    }

    /** What has come of it by now. */
    public ReceivedPhotograph received(Actor carrier, String phoneKey, String key) {
        return row(phones.carried(carrier, phoneKey), key).answer();
    }

    /**
     * Takes the next part. One that had come is passed over, one that does not follow is not kept: the answer says where to go on.
     * Parts that do not come to the announced hash are dropped, and it begins anew.
     */
    @Transactional
    public ReceivedPhotograph receive(Actor carrier, String phoneKey, String key, int from, byte[] part) {
        Phones.Carried phone = phones.carried(carrier, phoneKey);
        Refused.when(part.length < 1 || part.length > MOST_PART_BYTES, InspectionRefusal.PART_SIZE, MOST_PART_BYTES);
        // First the lock, then the look: two that send the same part come one after the other.
        jdbc.sql("""
                        select 1 from inspection.photograph p join inspection.entry e on e.id = p.entry_id
                        where e.entry_key = :key::uuid for no key update of p
                        """).param("key", Phones.key(key)).query(Integer.class).optional();
        Row row = row(phone, key);
        if (row.arrivedAt() != null || from != row.received() || from + part.length > row.size()) {
            return row.answer();
        }
        jdbc.sql(
                        "insert into inspection.photograph_part (photograph_id, from_byte, content) values (:id, :from, :content)")
                .param("id", row.id())
                .param("from", from)
                .param("content", part)
                .update();
        if (from + part.length < row.size()) {
            return new ReceivedPhotograph(from + part.length, row.size(), null, null);
        }
        if (!hash(row.id()).equals(row.sentSha256())) {
            drop(row.id());
            return new ReceivedPhotograph(0, row.size(), null, null);
        }
        return complete(carrier, row);
    }

    private ReceivedPhotograph complete(Actor carrier, Row row) {
        // As exactly as it is stored: it is told the same whenever it is asked for.
        OffsetDateTime at = carrier.at().truncatedTo(ChronoUnit.MICROS);
        Blob blob = blobs.store(
                file -> {
                    try (OutputStream content = Files.newOutputStream(file)) {
                        write(row.id(), content);
                    }
                },
                "photograph.jpg",
                at);
        jdbc.sql("update inspection.photograph set sha256 = :sha256, arrived_at = :at where id = :id")
                .param("sha256", blob.sha256())
                .param("at", at)
                .param("id", row.id())
                .update();
        drop(row.id());
        audit.record(
                carrier,
                Permission.SEND_FROM_PHONE,
                "inspection.photograph",
                row.id(),
                row.unitName(),
                row.unitId(),
                "");
        return new ReceivedPhotograph(row.size(), row.size(), row.sentSha256(), at);
    }

    private void write(long id, OutputStream content) {
        jdbc.sql("select content from inspection.photograph_part where photograph_id = :id order by from_byte")
                .param("id", id)
                .query(parts -> {
                    try {
                        content.write(parts.getBytes(1));
                    } catch (IOException failed) {
                        throw new UncheckedIOException(failed);
                    }
                });
    }

    private String hash(long id) {
        return jdbc.sql("""
                        select encode(sha256(string_agg(content, ''::bytea order by from_byte)), 'hex')
                        from inspection.photograph_part where photograph_id = :id
                        """).param("id", id).query(String.class).single();
    }

    private void drop(long id) {
        jdbc.sql("delete from inspection.photograph_part where photograph_id = :id")
                .param("id", id)
                .update();
    }

    private Row row(Phones.Carried phone, String key) {
        return Refused.found(jdbc.sql("""
                        select p.id, u.unit_id, u.name as unit_name, p.size, p.sent_sha256, p.arrived_at,
                            (select coalesce(sum(length(content)), 0) from inspection.photograph_part t where t.photograph_id = p.id) as received
                        from inspection.photograph p
                        join inspection.entry e on e.id = p.entry_id
                        join inspection.item i on i.id = p.item_id
                        join inspection.visit v on v.id = i.visit_id
                        join units.v_unit u on u.unit_id = v.unit_id
                        where e.entry_key = :key::uuid and e.phone_id = :phone
                        """)
                .param("key", Phones.key(key))
                .param("phone", phone.id())
                .query(Row.class)
                .optional());
    }

    /** Those of a visit in the order in which they were taken. The caller has made sure that the reader may see findings. */
    public List<TakenPhotograph> of(long visitId) {
        return jdbc.sql("""
                        select p.id as photograph_id, p.item_id, a.display_name as name, a.display_name_en as name_en, p.note,
                            p.latitude::text, p.longitude::text, p.taken_at, p.size, p.arrived_at, e.late
                        from inspection.photograph p
                        join inspection.entry e on e.id = p.entry_id
                        join inspection.item i on i.id = p.item_id
                        join accounts.v_account a on a.account_id = p.taken_by
                        where i.visit_id = :visit order by p.taken_at, p.id
                        """)
                .param("visit", visitId)
                .query(TakenPhotograph.class)
                .list();
    }

    /** The picture itself. The caller has made sure that the reader may see what the delegation found. */
    public StoredFile open(DelegationHead delegation, long visitId, long photographId) {
        return Refused.found(jdbc.sql("""
                        select p.sha256 from inspection.photograph p
                        join inspection.item i on i.id = p.item_id
                        join inspection.visit v on v.id = i.visit_id
                        where p.id = :id and v.id = :visit and v.delegation_id = :delegation and p.sha256 is not null
                        """)
                .param("id", photographId)
                .param("visit", visitId)
                .param("delegation", delegation.delegationId())
                .query(String.class)
                .optional()
                .flatMap(blobs::open));
    }
}
