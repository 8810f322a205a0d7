package vn.kieumau.exchange.pages;

import io.swagger.v3.oas.annotations.Operation;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.exchange.KeepLesson;
import vn.kieumau.exchange.Lesson;
import vn.kieumau.exchange.Lessons;
import vn.kieumau.exchange.NewLesson;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.Created;
import vn.kieumau.web.IfMatch;
import vn.kieumau.web.Requires;
import vn.kieumau.web.Slice;

@RestController
class LessonsApi {
    private static final String LIST = "/api/v1/exchange/lessons";

    private final Lessons lessons;
    private final KeepLesson keepLesson;
    private final boolean illustrative;

    LessonsApi(Lessons lessons, KeepLesson keepLesson, @Value("${kieumau.demo:false}") boolean demonstration) {
        this.lessons = lessons;
        this.keepLesson = keepLesson;
        this.illustrative = demonstration;
    }

    record LessonTakenBack(String reason) {}

    @GetMapping(LIST)
    @Requires(Permission.VIEW_EXCHANGE)
    @Operation(summary = "Lessons of the country, and drafts of the own units; by criterion (as CAP-KIEU-MAU:9)")
    Slice<Lesson> lessons(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String criterion,
            Paging paging) {
        return Slice.of(lessons.page(actor, Text.sought(q), criterion, paging), Lesson::lessonId);
    }

    @PostMapping(LIST)
    @Requires(Permission.KEEP_LESSON)
    @Operation(summary = "Record what an own unit learnt, as a draft")
    ResponseEntity<Created> addLesson(Actor actor, @RequestBody NewLesson typed) {
        return Created.at(LIST, keepLesson.add(actor, typed, illustrative));
    }

    @GetMapping(LIST + "/{lesson}")
    @Requires(Permission.VIEW_EXCHANGE)
    @Operation(summary = "A lesson")
    Lesson lesson(Actor actor, @PathVariable long lesson) {
        return Refused.found(lessons.find(actor, lesson));
    }

    @PutMapping(LIST + "/{lesson}")
    @Requires(Permission.KEEP_LESSON)
    @Operation(summary = "Change a lesson; its unit stays")
    Lesson changeLesson(Actor actor, @PathVariable long lesson, @RequestBody NewLesson typed, IfMatch seen) {
        Lesson before = lesson(actor, lesson);
        seen.required().check(() -> before);
        keepLesson.change(actor, lesson, before.version(), typed);
        return lesson(actor, lesson);
    }

    @PostMapping(LIST + "/{lesson}/publish")
    @Requires(Permission.KEEP_LESSON)
    @Operation(summary = "Publish a lesson for the country to read")
    Lesson publishLesson(Actor actor, @PathVariable long lesson, IfMatch seen) {
        Lesson before = lesson(actor, lesson);
        seen.check(() -> before);
        keepLesson.publish(actor, lesson, before.version());
        return lesson(actor, lesson);
    }

    @PostMapping(LIST + "/{lesson}/take-back")
    @Requires(Permission.KEEP_LESSON)
    @Operation(summary = "Make a published lesson a draft again")
    Lesson takeBackLesson(Actor actor, @PathVariable long lesson, @RequestBody LessonTakenBack typed, IfMatch seen) {
        Lesson before = lesson(actor, lesson);
        seen.check(() -> before);
        keepLesson.takeBack(actor, lesson, before.version(), typed.reason());
        return lesson(actor, lesson);
    }
}
