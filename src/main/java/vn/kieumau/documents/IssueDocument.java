package vn.kieumau.documents;

import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;

/** Gives a document the next number of its register and keeps it as it is. */
@Component
public class IssueDocument {
    static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Audit audit;
    private final OfficialDocuments officialDocuments;
    private final FilledTemplates filledTemplates;

    IssueDocument(JdbcClient jdbc, Audit audit, OfficialDocuments officialDocuments, FilledTemplates filledTemplates) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.officialDocuments = officialDocuments;
        this.filledTemplates = filledTemplates;
    }

    private record Place(long registerId, int number) {}

    /**
     * Always inside the transaction of the module whose document it is, which has asked who may: ends that in a refusal, the number is
     * free again.
     *
     * @param act the permission in whose name it is issued
     * @param programme code of the one that it belongs to, by which a template is chosen; empty: none
     * @return the key of what was issued
     * @throws DocumentPreview where it is only to be looked at
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long issue(Actor actor, Permission act, DocumentSource source, String programme, DocumentDraft draft) {
        return issue(actor, act, source.unitId(), programme, draft, issued -> source);
    }

    /**
     * The same for a document that becomes effective as it is issued.
     *
     * @param effect writes down under the document's number what it brings about, and says what it then was made from
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long issue(
            Actor actor,
            Permission act,
            long unitId,
            String programme,
            DocumentDraft draft,
            Function<OfficialDocument, DocumentSource> effect) {
        OfficialDocument unnumbered = draft.document().issued(0, actor.today());
        Optional<FilledTemplates.Holding> template = filledTemplates.holding(unitId, programme, unnumbered);
        if (draft.preview()) {
            throw new DocumentPreview(template.flatMap(each -> filledTemplates.preview(unnumbered, each))
                    .orElseGet(() -> officialDocuments.preview(unnumbered)));
        }
        Place place = next(unitId, unnumbered);
        OfficialDocument issued = draft.document().issued(place.number(), actor.today());
        // Before anything is written: what cannot be made is not issued.
        FilledTemplates.Made made = template.map(each -> filledTemplates.issue(issued, each, actor))
                .orElseGet(() -> new FilledTemplates.Made(officialDocuments.renderer(), null));
        DocumentSource source = effect.apply(issued);
        long id = jdbc.sql("""
                        insert into documents.issued (register_id, number, source, source_id, content, sha256, renderer, fonts, issued_at, template_id, pdf_sha256)
                        select :register, :number, :source, :id, c, encode(sha256(convert_to(c::text, 'UTF8')), 'hex'), :renderer, :fonts, :at, :template::bigint, :pdf::text
                        from (select :content::jsonb as c) x
                        on conflict on constraint issued_once do nothing returning id
                        """)
                .param("register", place.registerId())
                .param("number", place.number())
                .param("source", source.table())
                .param("id", source.id())
                .param("content", JSON.writeValueAsString(issued))
                .param("renderer", made.renderer())
                .param("fonts", officialDocuments.fonts())
                .param("at", actor.at())
                .param(
                        "template",
                        template.map(FilledTemplates.Holding::templateId).orElse(null))
                .param("pdf", made.pdf())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new Refused(DocumentRefusal.ALREADY_ISSUED));
        audit.record(actor, act, "documents.issued", id, issued.numberAndSymbol(), unitId, "");
        return id;
    }

    /** Locks the register until the transaction ends. */
    private Place next(long unitId, OfficialDocument draft) {
        return jdbc.sql("""
                        insert into documents.register as r (unit_id, body, kind, year, last_number) values (:unit, :body, :kind, :year, 1)
                        on conflict on constraint register_once do update set last_number = r.last_number + 1
                        returning id as register_id, last_number as number
                        """)
                .param("unit", unitId)
                .param("body", draft.body())
                .param("kind", draft.type().code())
                .param("year", draft.date().getYear())
                .query(Place.class)
                .single();
    }
}
