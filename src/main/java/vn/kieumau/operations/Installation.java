package vn.kieumau.operations;

import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.operations.database.StartRefused;

/**
 * Whether these data are a demonstration or in earnest: settled by the first start and never changed, so that accounts
 * with public passwords and real work can never lie in one database.
 */
@Component
class Installation {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final boolean demonstration;

    Installation(JdbcClient jdbc, Clock clock, @Value("${kieumau.demo:false}") boolean demonstration) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.demonstration = demonstration;
    }

    boolean demonstration() {
        return demonstration;
    }

    /** @return true on the very first start; refused where the data are of the other kind */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean settle() {
        int settled = jdbc.sql("""
                        insert into operations.installation (demonstration, settled_at) values (:demonstration, :at)
                        on conflict do nothing
                        """)
                .param("demonstration", demonstration)
                .param("at", OffsetDateTime.now(clock))
                .update();
        boolean found = jdbc.sql("select demonstration from operations.installation")
                .query(Boolean.class)
                .single();
        if (found && !demonstration) {
            throw new StartRefused(
                    "Dữ liệu này là của bản trình diễn. Hãy bỏ KIEUMAU_DEMO=false, hoặc đặt KIEUMAU_DATA sang thư mục trống.",
                    "These are the data of a demonstration. Leave out KIEUMAU_DEMO=false, or point KIEUMAU_DATA to an empty folder.");
        }
        if (!found && demonstration) {
            throw new StartRefused(
                    "Dữ liệu này là dữ liệu thật, không phải bản trình diễn. Hãy đặt KIEUMAU_DEMO=false, hoặc đặt KIEUMAU_DATA sang thư mục khác.",
                    "These data are in earnest, no demonstration. Set KIEUMAU_DEMO=false, or point KIEUMAU_DATA to another folder.");
        }
        return settled == 1;
    }
}
