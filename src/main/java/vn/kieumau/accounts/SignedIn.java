package vn.kieumau.accounts;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;

/** Puts each sign-in into the trail, then leads on to the page that was asked for. */
@Component
class SignedIn extends SavedRequestAwareAuthenticationSuccessHandler {
    private final JdbcClient jdbc;
    private final Actors actors;
    private final Audit audit;
    private final TransactionOperations transactions;

    SignedIn(JdbcClient jdbc, Actors actors, Audit audit, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.actors = actors;
        this.audit = audit;
        this.transactions = transactions;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication signedIn)
            throws IOException, ServletException {
        actors.now(signedIn.getName()).ifPresent(actor -> transactions.executeWithoutResult(status -> record(actor)));
        super.onAuthenticationSuccess(request, response, signedIn);
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
