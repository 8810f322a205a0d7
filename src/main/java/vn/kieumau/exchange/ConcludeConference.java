package vn.kieumau.exchange;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/** Keeps what a review conference came to, and follows what was to be done; by the unit whose conference it is. */
@Component
public class ConcludeConference {
    private static final int CONCLUSION = 1_000;

    private final JdbcClient jdbc;
    private final Audit audit;
    private final LockedConferences locked;

    ConcludeConference(JdbcClient jdbc, Audit audit, LockedConferences locked) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.locked = locked;
    }

    /** Records what it came to; from then on that stands, and what is to be done is followed. */
    @Transactional
    public void conclude(Actor actor, long id, int version, List<NewConference.Conclusion> conclusions) {
        Conference found = locked.lock(actor, ConferenceMove.CONCLUDE.permission(), id, version);
        Refused.when(!found.opens(ConferenceMove.CONCLUDE), KernelRefusal.NOT_IN_THIS_STATE);
        Refused.when(conclusions.isEmpty(), ConferenceRefusal.NOTHING_CONCLUDED);
        Refused.when(conclusions.size() > KeepConference.MOST, ConferenceRefusal.TOO_MANY_LINES, KeepConference.MOST);
        for (NewConference.Conclusion each : conclusions) {
            String text = Text.required(each.conclusion(), "exchange.conference.conclusion", CONCLUSION);
            String office = Text.of(each.office(), "exchange.conference.office", Text.LINE);
            LocalDate due = each.due();
            Refused.when(office.isEmpty() != (due == null), ConferenceRefusal.DUE_WITHOUT_OFFICE, text);
            long conclusion = jdbc.sql("""
                            insert into exchange.conference_conclusion (conference_id, conclusion, office, due) values (:id, :text, :office, :due::date) returning id
                            """)
                    .param("id", id)
                    .param("text", text)
                    .param("office", office)
                    .param("due", due)
                    .query(Long.class)
                    .single();
            record(actor, ConferenceMove.CONCLUDE.permission(), "exchange.conference_conclusion", conclusion, found);
        }
        jdbc.sql("update exchange.conference set state = :state, version = version + 1 where id = :id")
                .param("state", ConferenceMove.CONCLUDE.to().code())
                .param("id", id)
                .update();
        record(actor, ConferenceMove.CONCLUDE.permission(), "exchange.conference", id, found);
    }

    /** @param done what was done, and where it can be seen */
    @Transactional
    public void finish(Actor actor, long id, long conclusionId, String done) {
        Conference found = locked.lock(actor, Permission.KEEP_CONFERENCE, id, null);
        String said = Text.required(done, "exchange.conference.done", CONCLUSION);
        int finished = jdbc.sql("""
                        update exchange.conference_conclusion set done_on = :on, done = :done
                        where id = :conclusion and conference_id = :id and due is not null and done_on is null
                        """)
                .param("on", actor.today())
                .param("done", said)
                .param("conclusion", conclusionId)
                .param("id", id)
                .update();
        Refused.when(finished == 0, KernelRefusal.NOT_FOUND);
        record(actor, Permission.KEEP_CONFERENCE, "exchange.conference_conclusion", conclusionId, found);
    }

    private void record(Actor actor, Permission act, String table, long row, Conference conference) {
        audit.record(actor, act, table, row, conference.title(), conference.unitId(), "");
    }
}
