package vn.kieumau.notices;

import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An outbox with a clock of the test's own, as another server has one beside ours. */
public final class OutboxFixture {
    private OutboxFixture() {}

    public static Outbox outbox(JdbcClient jdbc, Carrier carrier, Clock clock) {
        return new Outbox(jdbc, List.of(carrier), clock);
    }
}
