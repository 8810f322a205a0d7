package vn.kieumau.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.files.Blobs;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.units.Units;

/** Records a proof of a unit, with its files. */
@Component
public class AddEvidence {
    /** More than this at once is a sign of a whole archive, not of one proof. */
    public static final int MOST_FILES = 10;

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Units units;
    private final Blobs blobs;

    AddEvidence(JdbcClient jdbc, Audit audit, Units units, Blobs blobs) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.units = units;
        this.blobs = blobs;
    }

    /** @return the item's id; the earlier one when this form was recorded before */
    @Transactional
    public long add(Actor actor, NewEvidence evidence) {
        actor.require(Permission.ADD_EVIDENCE);
        Refused.found(units.find(actor, Permission.ADD_EVIDENCE, evidence.unitId()));
        Optional<Long> recorded = recorded(actor, evidence);
        if (recorded.isPresent()) {
            return recorded.get();
        }
        Refused.when(!evidence.noSecrets(), EvidenceRefusal.CONFIRM_NO_SECRETS);
        String title = Text.required(evidence.title(), "evidence.title", Text.LINE);
        String number = Text.of(evidence.number(), "evidence.number", Text.LINE);
        String issuer = Text.of(evidence.issuer(), "evidence.issuer", Text.LINE);
        Refused.when(evidence.files().isEmpty() && number.isEmpty(), EvidenceRefusal.NOTHING_ADDED);
        Refused.when(evidence.files().size() > MOST_FILES, EvidenceRefusal.TOO_MANY_FILES, MOST_FILES);
        refuseDays(actor, evidence.issuedOn(), evidence.coversFrom(), evidence.coversTo());
        Optional<Long> added = jdbc.sql("""
                        insert into evidence.item (unit_id, title, kind, number, issuer, issued_on, covers_from, covers_to, form_id,
                            no_secrets, recorded_by, recorded_at, illustrative)
                        values (:unit, :title, :kind, :number, :issuer, :issuedOn::date, :from::date, :to::date, :form,
                            :noSecrets, :by, :at, :illustrative)
                        on conflict on constraint item_form_once do nothing
                        returning id
                        """)
                .param("unit", evidence.unitId())
                .param("title", title)
                .param("kind", evidence.kind().code())
                .param("number", number)
                .param("issuer", issuer)
                .param("issuedOn", evidence.issuedOn())
                .param("from", evidence.coversFrom())
                .param("to", evidence.coversTo())
                .param("form", evidence.formId())
                .param("noSecrets", evidence.noSecrets())
                .param("by", actor.accountId())
                .param("at", actor.at())
                .param("illustrative", evidence.illustrative())
                .query(Long.class)
                .optional();
        if (added.isEmpty()) {
            // The same form was recorded at the same moment; by somebody else it is no form of ours.
            return recorded(actor, evidence).orElseThrow(() -> new Refused(KernelRefusal.CHANGED_MEANWHILE));
        }
        long itemId = added.get();
        List<Long> fileIds = storeFiles(actor, itemId, evidence.files());
        audit.record(actor, Permission.ADD_EVIDENCE, "evidence.item", itemId, title, evidence.unitId(), "");
        for (long fileId : fileIds) {
            audit.record(actor, Permission.ADD_EVIDENCE, "evidence.item_file", fileId, title, evidence.unitId(), "");
        }
        return itemId;
    }

    private Optional<Long> recorded(Actor actor, NewEvidence evidence) {
        return jdbc.sql("select id from evidence.item where form_id = :form and recorded_by = :by and unit_id = :unit")
                .param("form", evidence.formId())
                .param("by", actor.accountId())
                .param("unit", evidence.unitId())
                .query(Long.class)
                .optional();
    }

    private static void refuseDays(
            Actor actor, @Nullable LocalDate issuedOn, @Nullable LocalDate from, @Nullable LocalDate to) {
        Refused.when(issuedOn != null && issuedOn.isAfter(actor.today()), EvidenceRefusal.ISSUED_IN_FUTURE);
        Refused.when(from != null && to != null && to.isBefore(from), EvidenceRefusal.PERIOD_REVERSED);
    }

    private List<Long> storeFiles(Actor actor, long itemId, List<Upload> files) {
        List<Long> ids = new ArrayList<>();
        int position = 1;
        for (Upload file : files) {
            String name = Text.required(file.name(), "evidence.files", Text.LINE);
            try (InputStream content = file.content().getInputStream()) {
                ids.add(jdbc.sql("""
                                insert into evidence.item_file (item_id, sha256, name, position)
                                values (:item, :sha256, :name, :position) returning id
                                """)
                        .param("item", itemId)
                        .param("sha256", blobs.store(content, name, actor.at()).sha256())
                        .param("name", name)
                        .param("position", position++)
                        .query(Long.class)
                        .single());
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
        return ids;
    }
}
