package vn.kieumau.operations;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import vn.kieumau.accounts.Actors;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.ImportProblem;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Row;
import vn.kieumau.web.Messages;
import vn.kieumau.web.View;

/**
 * What the lines of one folder refer to: units, cohorts, documents and evidence by their keys, accounts by login and day. Turns the
 * refusal of a use case into the line that caused it.
 */
final class ImportContext {
    static final String OPERATOR = "Người vận hành máy chủ";

    /** Who imports. */
    final Actor operator;

    final Map<String, Long> units = new HashMap<>();
    final Map<String, Long> cohorts = new HashMap<>();
    final Map<String, Long> documents = new HashMap<>();
    final Map<String, Long> evidence = new HashMap<>();
    final Map<String, Long> delegations = new HashMap<>();
    /** Actions and premises of plans. */
    final Map<String, Long> lines = new HashMap<>();

    private final Map<String, Actor> actors = new HashMap<>();
    private final Actors accounts;
    private final Messages messages;

    ImportContext(Actors accounts, Messages messages) {
        this.operator = accounts.operator(OPERATOR);
        this.accounts = accounts;
        this.messages = messages;
    }

    /** Who acted on the line's day, with the grants of that day. */
    Actor actor(Row row, String loginColumn, String dayColumn) {
        String login = row.required(loginColumn);
        return actors.computeIfAbsent(
                login + row.required(dayColumn),
                any -> accounts.on(login, row.requiredDate(dayColumn))
                        .orElseThrow(() -> row.problem(loginColumn, "names no active account")));
    }

    <T> T at(Row row, String column, Supplier<T> act) {
        try {
            return act.get();
        } catch (Refused refused) {
            throw new ImportProblem(
                    row.file(),
                    row.line(),
                    column,
                    row.text(column),
                    messages.text(View.VIETNAMESE, refused) + " / " + messages.text(java.util.Locale.ENGLISH, refused));
        }
    }
}
