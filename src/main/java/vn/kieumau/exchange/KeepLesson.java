package vn.kieumau.exchange;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.units.Units;

/** Keeps what the own units learnt, and publishes it. */
@Component
public class KeepLesson {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Units units;
    private final Lessons lessons;
    private final Initiatives initiatives;
    private final ProblemCriteria criteria;

    KeepLesson(
            JdbcClient jdbc,
            Audit audit,
            Units units,
            Lessons lessons,
            Initiatives initiatives,
            ProblemCriteria criteria) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.units = units;
        this.lessons = lessons;
        this.initiatives = initiatives;
        this.criteria = criteria;
    }

    private record Read(
            String title,
            String happened,
            String advice,
            String source,
            @Nullable Long initiativeId,
            List<Long> criteria) {}

    /** @return its id; it begins as a draft */
    @Transactional
    public long add(Actor actor, NewLesson typed, boolean illustrative) {
        actor.require(Permission.KEEP_LESSON);
        Refused.found(units.find(actor, Permission.KEEP_LESSON, typed.unitId()));
        Read read = read(actor, typed, null);
        long id = bound(jdbc.sql("""
                                insert into exchange.lesson (unit_id, title, happened, advice, source, initiative_id, illustrative)
                                values (:unit, :title, :happened, :advice, :source, :initiative::bigint, :illustrative) returning id
                                """), read)
                .param("unit", typed.unitId())
                .param("illustrative", illustrative)
                .query(Long.class)
                .single();
        name(id, read.criteria());
        record(actor, id, read.title(), typed.unitId(), "");
        return id;
    }

    /** @param version that was seen */
    @Transactional
    public void change(Actor actor, long lessonId, int version, NewLesson typed) {
        Lesson before = lock(actor, lessonId, version);
        Refused.when(
                typed.unitId() != before.unitId(),
                InitiativeRefusal.UNIT_STAYS,
                new Text.Field("exchange.initiative.unit"));
        Read read = read(actor, typed, before);
        bound(jdbc.sql("""
                                update exchange.lesson set title = :title, happened = :happened, advice = :advice, source = :source,
                                    initiative_id = :initiative::bigint, version = version + 1
                                where id = :id
                                """), read).param("id", lessonId).update();
        name(lessonId, read.criteria());
        record(actor, lessonId, read.title(), before.unitId(), "");
    }

    @Transactional
    public void publish(Actor actor, long lessonId, int version) {
        Lesson found = lock(actor, lessonId, version);
        Refused.when(found.criteria().isEmpty(), InitiativeRefusal.NO_CRITERION, new Text.Field("exchange.criteria"));
        move(actor, found, LessonMove.PUBLISH, actor.today(), "");
    }

    @Transactional
    public void takeBack(Actor actor, long lessonId, int version, @Nullable String reason) {
        Lesson found = lock(actor, lessonId, version);
        move(actor, found, LessonMove.TAKE_BACK, null, Text.required(reason, "exchange.reason", Text.LONG));
    }

    private void move(Actor actor, Lesson found, LessonMove move, @Nullable LocalDate publishedOn, String reason) {
        Refused.when(!move.opens(found.state()), KernelRefusal.NOT_IN_THIS_STATE);
        jdbc.sql("""
                        update exchange.lesson set state = :to, published_on = :published::date, version = version + 1 where id = :id
                        """)
                .param("to", move.to().code())
                .param("published", publishedOn)
                .param("id", found.lessonId())
                .update();
        record(actor, found.lessonId(), found.title(), found.unitId(), reason);
    }

    private Lesson lock(Actor actor, long lessonId, int version) {
        actor.require(Permission.KEEP_LESSON);
        jdbc.sql("select 1 from exchange.lesson where id = :id for no key update")
                .param("id", lessonId)
                .query(Integer.class)
                .optional();
        Lesson found = Refused.found(lessons.find(actor, lessonId).filter(Lesson::mine));
        Refused.when(found.version() != version, KernelRefusal.CHANGED_MEANWHILE);
        return found;
    }

    private static JdbcClient.StatementSpec bound(JdbcClient.StatementSpec statement, Read read) {
        return statement
                .param("title", read.title())
                .param("happened", read.happened())
                .param("advice", read.advice())
                .param("source", read.source())
                .param("initiative", read.initiativeId());
    }

    /** @param before what it was, whose initiative it may keep; null for a new one */
    private Read read(Actor actor, NewLesson typed, @Nullable Lesson before) {
        Long initiative = typed.initiativeId();
        boolean kept = before != null && initiative != null && initiative.equals(before.initiativeId());
        Refused.when(
                initiative != null
                        && !kept
                        && initiatives.find(actor, initiative).isEmpty(),
                InitiativeRefusal.NOT_IN_LIST,
                new Text.Field("exchange.lesson.initiative"));
        return new Read(
                Text.required(typed.title(), "exchange.lesson.title", Text.LINE),
                Text.required(typed.happened(), "exchange.lesson.happened", Text.LONG),
                Text.required(typed.advice(), "exchange.lesson.advice", Text.LONG),
                initiative == null
                        ? Text.required(typed.source(), "exchange.lesson.source", NewLesson.SOURCE)
                        : Text.of(typed.source(), "exchange.lesson.source", NewLesson.SOURCE),
                initiative,
                criteria.named(typed.criteria(), before == null ? List.of() : lessons.criteria(before.lessonId())));
    }

    private void name(long lessonId, List<Long> named) {
        jdbc.sql("delete from exchange.lesson_criterion where lesson_id = :id")
                .param("id", lessonId)
                .update();
        jdbc.sql(
                        "insert into exchange.lesson_criterion (lesson_id, criterion_id) select distinct :id, unnest(:criteria::bigint[])")
                .param("id", lessonId)
                .param("criteria", named.toArray(new Long[0]))
                .update();
    }

    private void record(Actor actor, long lessonId, String subject, long unitId, String reason) {
        audit.record(actor, Permission.KEEP_LESSON, "exchange.lesson", lessonId, subject, unitId, reason);
    }
}
