package vn.kieumau.units;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what is read of the tree in step with its versions and successions, and with the day that is today. */
@Component
public class Tree {
    private final JdbcClient jdbc;
    private final Clock clock;

    Tree(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** After versions or successions changed; what breaks a rule of the tree is thrown here. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void refresh() {
        jdbc.sql("set constraints all immediate").update();
        jdbc.sql("select units.refresh(:today)")
                .param("today", LocalDate.now(clock))
                .query((row, number) -> "")
                .single();
        // All of it was written anew: until the database looks by itself it would plan for the tree before.
        jdbc.sql("analyze units.place, units.latest, units.reach").update();
        jdbc.sql("set constraints all deferred").update();
    }

    /** A reorganisation takes effect by itself on its day: units are shown as they are on the day that is today. */
    @Transactional
    public void showToday() {
        jdbc.sql("select units.show(:today) where not exists (select 1 from units.today where day = :today)")
                .param("today", LocalDate.now(clock))
                .query((row, number) -> "")
                .list();
    }
}
