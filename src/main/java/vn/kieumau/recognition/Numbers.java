package vn.kieumau.recognition;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.documents.DocumentType;
import vn.kieumau.documents.IssuedDocuments;
import vn.kieumau.documents.OfficialDocument;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/** Numbers of letters, decisions and certificates; an illustrative one says so itself, wherever it is copied to. */
@Component
public class Numbers {
    public static final String MARK = "/MINH-HOẠ";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int CODE_BYTES = 24;
    private static final int LIMIT = 60;
    private static final String NOBODY = "minh hoạ";

    private final JdbcClient jdbc;
    private final IssuedDocuments issuedDocuments;
    private final boolean demonstration;

    Numbers(JdbcClient jdbc, IssuedDocuments issuedDocuments, @Value("${kieumau.demo:false}") boolean demonstration) {
        this.jdbc = jdbc;
        this.issuedDocuments = issuedDocuments;
        this.demonstration = demonstration;
    }

    /** In a demonstration everything is illustrative, whatever the caller thinks. */
    public boolean illustrative(boolean asked) {
        return asked || demonstration;
    }

    /** The number that a register gave, as it is recorded. */
    String marked(String number, boolean illustrative) {
        return illustrative ? number + MARK : number;
    }

    /** Who signed, as it is recorded: by name, or by post where the name is not typed. */
    String signatory(OfficialDocument.Signature signature, boolean illustrative) {
        return signature.name().isEmpty() ? signature.title() + (illustrative ? " " + NOBODY : "") : signature.name();
    }

    /** Nobody's name stands under what is illustrative. */
    void refuseUnmarkedSignatory(String signatory, boolean illustrative) {
        Refused.when(
                illustrative && !signatory.toLowerCase(Locale.ROOT).endsWith(NOBODY),
                RecognitionRefusal.SIGNATORY_NOT_MARKED,
                new Text.Field("recognition.signatory"),
                NOBODY);
    }

    String read(String typed, String label, boolean illustrative) {
        String number = Text.required(typed, label, LIMIT);
        Refused.when(
                illustrative && !number.endsWith(MARK),
                RecognitionRefusal.NUMBER_NOT_MARKED,
                new Text.Field(label),
                MARK);
        return number;
    }

    /** What a demonstration may call its next letter; empty in earnest, where the registry gives numbers. */
    public String suggestProposal() {
        return demonstration
                ? "%02d/TTr%s".formatted(jdbc.sql("""
                        select coalesce(max(substring(number from '^([0-9]{1,6})/')::int), 0) + 1 from recognition.proposal
                        where illustrative
                        """).query(Integer.class).single(), MARK)
                : "";
    }

    /** The number that this proposal's decisions already bear: one decision usually names many wards. Or the next. */
    public String suggestDecision(long proposalId) {
        return jdbc.sql("""
                        select d.number from recognition.decision d join recognition.proposal_item i on i.id = d.proposal_item_id
                        where i.proposal_id = :proposal order by d.id desc limit 1
                        """)
                .param("proposal", proposalId)
                .query(String.class)
                .optional()
                .filter(number -> !ofDocument(number, proposalId))
                .orElseGet(() -> demonstration
                        ? "%02d/QĐ%s"
                                .formatted(jdbc.sql("""
                                select coalesce(max(substring(number from '^([0-9]{1,6})/')::int), 0) + 1 from recognition.decision
                                where illustrative
                                """).query(Integer.class).single(), MARK)
                        : "");
    }

    /** The next certificate of a year. Neither titles nor former certificates are deleted, so counting under a lock leaves neither gap nor double. */
    String certificate(int year, boolean illustrative) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('recognition.certificate'), :year)")
                .param("year", year)
                .query((row, number) -> "")
                .single();
        int next = jdbc.sql("""
                        select 1 + (select count(*) from recognition.title t join campaigns.v_cohort h on h.cohort_id = t.cohort_id where h.year = :year)
                            + (select count(*) from recognition.former_certificate f join recognition.title t on t.id = f.title_id
                                join campaigns.v_cohort h on h.cohort_id = t.cohort_id where h.year = :year)
                        """).param("year", year).query(Integer.class).single();
        return "%02d/%d/GCN%s".formatted(next, year, illustrative ? MARK : "");
    }

    /** Of a certificate. Nobody can guess it, so whoever has it has seen the certificate. */
    static String code() {
        byte[] bytes = new byte[CODE_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** One decision may name many wards, but has one day and one signatory. */
    void refuseOtherDecision(Decision decision) {
        boolean other = jdbc.sql("""
                        select exists (select 1 from recognition.decision
                            where number = :number and extract(year from decided_on) = extract(year from :on::date)
                              and (decided_on <> :on or signatory <> :signatory))
                        """)
                .param("number", decision.number())
                .param("on", decision.decidedOn())
                .param("signatory", decision.signatory())
                .query(Boolean.class)
                .single();
        Refused.when(
                other,
                RecognitionRefusal.NUMBER_OF_OTHER_DECISION,
                new Text.Field("recognition.decision_number"),
                decision.number());
    }

    /** What was issued as a document names its wards: none is added. */
    void refuseIssued(Decision decision) {
        List<Long> letters = jdbc.sql("""
                        select distinct i.proposal_id from recognition.decision d join recognition.proposal_item i on i.id = d.proposal_item_id
                        where d.number = :number and extract(year from d.decided_on) = extract(year from :on::date)
                        """)
                .param("number", decision.number())
                .param("on", decision.decidedOn())
                .query(Long.class)
                .list();
        Refused.when(
                letters.stream().anyMatch(each -> ofDocument(decision.number(), each)),
                RecognitionRefusal.NUMBER_OF_DOCUMENT,
                new Text.Field("recognition.decision_number"),
                decision.number());
    }

    private boolean ofDocument(String number, long proposalId) {
        return issuedDocuments
                .of(IssueDecision.source(proposalId, 0), DocumentType.DECISION)
                .filter(each -> number.equals(each.number()) || number.equals(each.number() + MARK))
                .isPresent();
    }
}
