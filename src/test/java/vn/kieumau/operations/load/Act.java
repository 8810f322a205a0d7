package vn.kieumau.operations.load;

import java.util.List;

/** What somebody sent, and what became of it. Sent again after a broken connection, it is still the same act. */
final class Act implements Told {
    enum Outcome {
        /** The connection broke before the answer, or the answer was a fault: done or not, nobody was told. */
        UNKNOWN,
        REFUSED,
        ACKNOWLEDGED
    }

    private final String login;
    private final Form form;
    private volatile Outcome outcome = Outcome.UNKNOWN;
    private volatile boolean everUnknown;

    Act(String login, Form form) {
        this.login = login;
        this.form = form;
    }

    @Override
    public String login() {
        return login;
    }

    Form form() {
        return form;
    }

    Kind kind() {
        return form.kind();
    }

    @Override
    public List<Kind.Trace> traces() {
        return form.kind().traces(form);
    }

    void became(Outcome told) {
        everUnknown |= told == Outcome.UNKNOWN;
        // Once acknowledged, a second sending that is refused takes nothing back.
        outcome = outcome == Outcome.ACKNOWLEDGED ? outcome : told;
    }

    @Override
    public boolean acknowledged() {
        return outcome == Outcome.ACKNOWLEDGED;
    }

    @Override
    public boolean perhaps() {
        return !acknowledged() && everUnknown;
    }

    @Override
    public String toString() {
        return "%s %s %s (%d, %s)".formatted(login, kind(), form.address(), form.number(), outcome);
    }
}
