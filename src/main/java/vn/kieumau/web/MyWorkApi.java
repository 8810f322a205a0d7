package vn.kieumau.web;

import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;

@RestController
class MyWorkApi {
    private final MyWork work;

    MyWorkApi(MyWork work) {
        this.work = work;
    }

    /**
     * One thing that waits.
     *
     * @param task what is to be done, by its code; title and detail say it in the language that was asked for
     * @param page where a person does it
     */
    record Waiting(
            String task,
            String title,
            String subject,
            String detail,
            String page,
            OffsetDateTime since,
            @Nullable LocalDate due,
            boolean illustrative) {}

    @GetMapping("/api/v1/work")
    @Requires(Permission.VIEW_MY_WORK)
    @Operation(summary = "What waits for whom the token stands for, the most urgent first")
    Slice<Waiting> list(Actor actor, @ModelAttribute("view") View view) {
        return new Slice<>(
                work.of(actor).stream()
                        .map(item -> new Waiting(
                                item.task(),
                                view.t(item.task()),
                                view.pick(item.subject(), item.subjectEn()),
                                view.t(item.detail().key(), item.detail().arguments()),
                                item.url(),
                                item.since(),
                                item.due(),
                                item.illustrative()))
                        .toList(),
                null);
    }
}
