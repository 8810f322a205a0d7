package vn.kieumau.accounts;

import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;

/**
 * What a session still lacks after the password or the identity provider, and the entry in the trail once it lacks nothing.
 * Sessions live in real time, whatever day a demonstration plays.
 */
@Component
public class SignIns {
    private static final String BEGAN = "kieumau.signed-in-at";
    private static final String LACKS = "kieumau.second-factor";

    private final JdbcClient jdbc;
    private final Audit audit;
    private final SecondFactor secondFactor;

    SignIns(JdbcClient jdbc, Audit audit, SecondFactor secondFactor) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.secondFactor = secondFactor;
    }

    /** What the person has to do before the session opens any page. */
    public enum Step {
        CODE,
        ENROL
    }

    /** @param vouched whether an identity provider says that a second factor was given there */
    @Transactional
    public void begin(Actor actor, HttpSession session, boolean vouched) {
        session.setAttribute(BEGAN, System.currentTimeMillis());
        session.removeAttribute(LACKS);
        SecondFactor.Standing standing = secondFactor.standing(actor);
        if (vouched) {
            record(actor);
        } else if (standing.enrolled()) {
            session.setAttribute(LACKS, Step.CODE.name());
        } else if (standing.required()) {
            session.setAttribute(LACKS, Step.ENROL.name());
        } else {
            record(actor);
        }
    }

    @Transactional
    public void complete(Actor actor, HttpSession session) {
        session.removeAttribute(LACKS);
        record(actor);
    }

    public static @Nullable Step lacks(@Nullable HttpSession session) {
        return session != null && session.getAttribute(LACKS) instanceof String step ? Step.valueOf(step) : null;
    }

    /** Whether a session began longer ago than it may last. */
    static boolean olderThan(HttpSession session, long milliseconds) {
        return session.getAttribute(BEGAN) instanceof Long began && System.currentTimeMillis() - began > milliseconds;
    }

    private void record(Actor actor) {
        long id = jdbc.sql(
                        "insert into accounts.sign_in (account_id, signed_in_at) values (:account, :at) returning id")
                .param("account", actor.accountId())
                .param("at", actor.at())
                .query(Long.class)
                .single();
        audit.recordAct(actor, "SIGN_IN", "accounts.sign_in", id, actor.login(), null, "");
    }
}
