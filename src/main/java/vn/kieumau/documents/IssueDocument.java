package vn.kieumau.documents;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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

    /** @param templateId null: none holds */
    private record Place(
            long registerId,
            int number,
            @Nullable Long templateId,
            @Nullable String templateName,
            @Nullable Integer templateVersion,
            @Nullable String templateSha256) {}

    /**
     * Always inside the transaction of the module whose document it is, which has asked who may: ends that in a refusal, the number is
     * free again.
     *
     * @param act the permission in whose name it is issued
     * @param programme code of the one that it belongs to, by which a template is chosen; empty: none
     * @return the key of what was issued
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long issue(Actor actor, Permission act, DocumentSource source, String programme, OfficialDocument draft) {
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
            OfficialDocument draft,
            Function<OfficialDocument, DocumentSource> effect) {
        Place place = next(unitId, programme, draft.issued(0, actor.today()));
        OfficialDocument issued = draft.issued(place.number(), actor.today());
        FilledTemplates.Made made = made(actor, place, issued);
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
                .param("template", place.templateId())
                .param("pdf", made.pdf())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new Refused(DocumentRefusal.ALREADY_ISSUED));
        audit.record(actor, act, "documents.issued", id, issued.numberAndSymbol(), unitId, "");
        return id;
    }

    /** Before anything is written: what cannot be made is not issued. */
    private FilledTemplates.Made made(Actor actor, Place place, OfficialDocument issued) {
        if (place.templateId() == null
                || place.templateName() == null
                || place.templateVersion() == null
                || place.templateSha256() == null) {
            return new FilledTemplates.Made(officialDocuments.renderer(), null);
        }
        return filledTemplates.issue(
                issued,
                place.templateId(),
                place.templateSha256(),
                place.templateName(),
                place.templateVersion(),
                actor);
    }

    /**
     * Locks the register until the transaction ends. Beside the number, the template that holds for the kind of document at the level that the
     * unit has on the day: the programme's own before the one for any.
     */
    private Place next(long unitId, String programme, OfficialDocument draft) {
        return jdbc.sql("""
                        with place as (
                            insert into documents.register as r (unit_id, body, kind, year, last_number) values (:unit, :body, :kind, :year, 1)
                            on conflict on constraint register_once do update set last_number = r.last_number + 1
                            returning id as register_id, last_number as number
                        )
                        select p.register_id, p.number, t.id as template_id, t.name as template_name, t.version as template_version,
                            t.sha256 as template_sha256
                        from place p left join lateral (
                            select t.id, t.name, t.version, t.sha256
                            from units.v_version v join documents.template t on t.level = v.level
                            where v.unit_id = :unit and :day between coalesce(v.valid_from, '-infinity') and coalesce(v.valid_until, 'infinity')
                                and t.kind = :kind and t.programme in (:programme, '') and t.adopted_at is not null
                            order by t.programme = '', t.adopted_at desc, t.id desc limit 1
                        ) t on true
                        """)
                .param("unit", unitId)
                .param("body", draft.body())
                .param("kind", draft.type().code())
                .param("year", draft.date().getYear())
                .param("day", draft.date())
                .param("programme", programme)
                .query(Place.class)
                .single();
    }
}
