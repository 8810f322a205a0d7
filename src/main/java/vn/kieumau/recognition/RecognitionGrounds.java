package vn.kieumau.recognition;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.campaigns.LegalBasis;
import vn.kieumau.campaigns.LegalDocument;
import vn.kieumau.campaigns.LegalState;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Refused;

/** What the documents about titles rest on: the cohort, and what the unit that issues has issued for the programme itself. */
@Component
class RecognitionGrounds {
    private static final Paging OLDEST = new Paging(1, 50, "issued");

    private final JdbcClient jdbc;
    private final LegalBasis legalBasis;

    RecognitionGrounds(JdbcClient jdbc, LegalBasis legalBasis) {
        this.jdbc = jdbc;
        this.legalBasis = legalBasis;
    }

    RecognitionGround of(long cohortId) {
        return Refused.found(jdbc.sql("""
                        select s.programme_code, s.programme_name_vi, c.name_vi as cohort_name_vi, s.criteria, s.notice_vi
                        from campaigns.v_cohort c join criteria.v_set s on s.set_id = c.set_id where c.cohort_id = :cohort
                        """)
                .param("cohort", cohortId)
                .query(RecognitionGround.class)
                .optional());
    }

    /** The oldest first. */
    List<LegalDocument> basis(Actor actor, RecognitionGround ground, long unitId) {
        return legalBasis.page(actor, "", "", "", LegalState.ISSUED.code(), OLDEST).items().stream()
                .filter(each -> each.unitId() == unitId && each.programmeCode().equals(ground.programmeCode()))
                .toList();
    }
}
