package vn.kieumau.exchange.pages;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.kieumau.exchange.Lesson;
import vn.kieumau.exchange.NewLesson;

/**
 * What was learnt, as it is typed.
 *
 * @param initiative 0 or null: at none
 * @param version of the lesson that was shown; null for a new one
 */
public record LessonForm(
        @Nullable Long unit,
        @Nullable String title,
        @Nullable String happened,
        @Nullable String advice,
        @Nullable String source,
        @Nullable Long initiative,
        @Nullable List<String> criteria,
        @Nullable Integer version) {
    static LessonForm at(long initiative) {
        return new LessonForm(null, null, null, null, null, initiative, null, null);
    }

    static LessonForm of(Lesson lesson) {
        return new LessonForm(
                lesson.unitId(),
                lesson.title(),
                lesson.happened(),
                lesson.advice(),
                lesson.source(),
                lesson.initiativeId(),
                lesson.criteria().isEmpty()
                        ? List.of()
                        : Arrays.asList(lesson.criteria().split(" ")),
                lesson.version());
    }

    public List<String> chosen() {
        return criteria == null ? List.of() : criteria;
    }

    NewLesson read() {
        return new NewLesson(
                unit == null ? 0 : unit,
                Objects.toString(title, ""),
                Objects.toString(happened, ""),
                Objects.toString(advice, ""),
                source,
                initiative == null || initiative == 0 ? null : initiative,
                chosen());
    }

    int seen() {
        return version == null ? 0 : version;
    }
}
