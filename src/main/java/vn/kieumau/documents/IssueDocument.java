package vn.kieumau.documents;

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

    IssueDocument(JdbcClient jdbc, Audit audit, OfficialDocuments officialDocuments) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.officialDocuments = officialDocuments;
    }

    private record Place(long registerId, int number) {}

    /**
     * Always inside the transaction of the module whose document it is, which has asked who may: ends that in a refusal, the number is
     * free again.
     *
     * @param act the permission in whose name it is issued
     * @return the key of what was issued
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long issue(Actor actor, Permission act, DocumentSource source, OfficialDocument draft) {
        return issue(actor, act, source.unitId(), draft, issued -> source);
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
            OfficialDocument draft,
            Function<OfficialDocument, DocumentSource> effect) {
        Place place = next(unitId, draft.issued(0, actor.today()));
        OfficialDocument issued = draft.issued(place.number(), actor.today());
        DocumentSource source = effect.apply(issued);
        long id = jdbc.sql("""
                        insert into documents.issued (register_id, number, source, source_id, content, sha256, renderer, fonts, issued_at)
                        select :register, :number, :source, :id, c, encode(sha256(convert_to(c::text, 'UTF8')), 'hex'), :renderer, :fonts, :at
                        from (select :content::jsonb as c) x
                        on conflict on constraint issued_once do nothing returning id
                        """)
                .param("register", place.registerId())
                .param("number", place.number())
                .param("source", source.table())
                .param("id", source.id())
                .param("content", JSON.writeValueAsString(issued))
                .param("renderer", officialDocuments.renderer())
                .param("fonts", officialDocuments.fonts())
                .param("at", actor.at())
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
