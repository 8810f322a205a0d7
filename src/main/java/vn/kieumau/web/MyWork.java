package vn.kieumau.web;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;

/** What waits for somebody, whichever module says so. */
@Component
class MyWork {
    private static final Comparator<WorkItem> BY_DEADLINE = Comparator.comparing(
                    WorkItem::due, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()))
            .thenComparing(WorkItem::subject);

    private final List<WorkItems> sources;

    MyWork(List<WorkItems> sources) {
        this.sources = sources;
    }

    /** The most urgent first. */
    List<WorkItem> of(Actor actor) {
        return sources.stream()
                .flatMap(source -> source.awaiting(actor).stream())
                .sorted(BY_DEADLINE)
                .toList();
    }
}
