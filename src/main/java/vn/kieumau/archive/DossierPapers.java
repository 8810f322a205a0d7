package vn.kieumau.archive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.archive.DossierRecord.Decision;
import vn.kieumau.archive.DossierRecord.Paper;
import vn.kieumau.assessment.DossierHead;
import vn.kieumau.documents.DocumentSource;
import vn.kieumau.documents.DocumentType;
import vn.kieumau.documents.IssuedDocuments;
import vn.kieumau.documents.IssuedDocuments.Found;

/**
 * Finds the official documents about a dossier that were issued until the day of its decision. Whoever reads a package reads what these
 * are made from, as far as it is about this ward alone; what says something of other wards too is named, and stays out.
 */
@Component
class DossierPapers {
    private final JdbcClient jdbc;
    private final IssuedDocuments issuedDocuments;

    DossierPapers(JdbcClient jdbc, IssuedDocuments issuedDocuments) {
        this.jdbc = jdbc;
        this.issuedDocuments = issuedDocuments;
    }

    /**
     * What documents may have been made from.
     *
     * @param about what these are about; empty: as they say themselves
     * @param wards how many wards it is about
     */
    private record Source(String tableName, long id, String about, long wards) {
        String key() {
            return tableName + " " + id;
        }

        /** A decision says of other wards no more than that they are recognised (ADR 0035). */
        boolean read(DocumentType type) {
            return wards == 1 || type == DocumentType.DECISION;
        }
    }

    /** In the order in which they were issued. */
    List<Paper> of(DossierHead dossier, Decision decision) {
        Map<String, Source> sources = new LinkedHashMap<>();
        sources(dossier, decision).forEach(each -> sources.put(each.key(), each));
        List<Paper> papers = new ArrayList<>();
        int packed = 0;
        for (Found each : issuedDocuments.all(sources.values().stream()
                .map(one -> new DocumentSource(one.tableName(), one.id(), dossier.unitId()))
                .toList())) {
            if (each.document().issuedOn().isAfter(decision.decidedOn())) {
                continue;
            }
            Source source = Objects.requireNonNull(sources.get(each.table() + " " + each.sourceId()));
            boolean read = source.read(each.type());
            packed += read ? 1 : 0;
            papers.add(new Paper(
                    each,
                    source.about().isEmpty() ? each.document().summary() : source.about(),
                    read ? "van-ban/%02d-%s".formatted(packed, each.type().code()) : ""));
        }
        return papers;
    }

    /** The letter and the decision, slips of levels that passed it, reports of its submissions; of its ward in its cohort delegations and recommendations. */
    private List<Source> sources(DossierHead dossier, Decision decision) {
        return jdbc.sql("""
                        select :proposals as table_name, :proposal::bigint as id, '' as about, :proposalWards::bigint as wards
                        union all select :appraisals, appraisal_id, '', 1 from appraisal.v_appraisal where dossier_id = :dossier and state = 'passed'
                        union all select :submissions, snapshot_id, '', 1 from assessment.v_snapshot where dossier_id = :dossier
                        union all select :conclusions, conclusion_id, name, wards from inspection.v_concluded where cohort_id = :cohort and unit_id = :unit
                        union all select :hops, hop_id, '', 1 from recommendations.v_lettered where cohort_id = :cohort and unit_id = :unit
                        """)
                .param("proposals", DossierRecords.rows("recognition", "proposal"))
                .param("proposal", decision.proposalId())
                .param("proposalWards", decision.proposalWards())
                .param("appraisals", DossierRecords.rows("appraisal", "appraisal"))
                .param("submissions", DossierRecords.rows("assessment", "snapshot"))
                .param("conclusions", DossierRecords.rows("inspection", "conclusion"))
                .param("hops", DossierRecords.rows("recommendations", "hop"))
                .param("dossier", dossier.dossierId())
                .param("cohort", dossier.cohortId())
                .param("unit", dossier.unitId())
                .query(Source.class)
                .list();
    }
}
