package vn.kieumau.exchange.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kieumau.exchange.Initiatives;
import vn.kieumau.exchange.KeepLesson;
import vn.kieumau.exchange.Lesson;
import vn.kieumau.exchange.Lessons;
import vn.kieumau.exchange.ProblemCriteria;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;

/** What units learnt, for others to do or to avoid. */
@Controller
class LessonsController {
    private static final String LIST = "/exchange/lessons";

    private final Lessons lessons;
    private final KeepLesson keepLesson;
    private final Initiatives initiatives;
    private final ProblemCriteria criteria;
    private final KeptPlaces places;
    private final FormPage forms;
    private final boolean illustrative;

    LessonsController(
            Lessons lessons,
            KeepLesson keepLesson,
            Initiatives initiatives,
            ProblemCriteria criteria,
            KeptPlaces places,
            FormPage forms,
            @Value("${kieumau.demo:false}") boolean demonstration) {
        this.lessons = lessons;
        this.keepLesson = keepLesson;
        this.initiatives = initiatives;
        this.criteria = criteria;
        this.places = places;
        this.forms = forms;
        this.illustrative = demonstration;
    }

    @GetMapping(LIST)
    @Requires(Permission.VIEW_EXCHANGE)
    String list(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String criterion,
            Paging paging,
            Model model) {
        String words = Text.sought(q);
        model.addAttribute("q", words);
        model.addAttribute("criterion", criterion);
        model.addAttribute("rows", lessons.page(actor, words, criterion, paging));
        model.addAttribute("criteria", criteria.all());
        return "exchange/lessons";
    }

    @GetMapping(LIST + "/new")
    @Requires(Permission.KEEP_LESSON)
    String blank(Actor actor, @RequestParam(defaultValue = "0") long initiative, Model model) {
        return page(actor, null, LessonForm.at(initiative), null, model);
    }

    @PostMapping(LIST + "/new")
    @Requires(Permission.KEEP_LESSON)
    String add(Actor actor, @ModelAttribute("form") LessonForm form, Model model) {
        return forms.submit(
                model,
                "exchange.saved",
                () -> LIST + "/" + keepLesson.add(actor, form.read(), illustrative),
                () -> page(actor, null, form, null, model));
    }

    @GetMapping(LIST + "/{lesson}")
    @Requires(Permission.VIEW_EXCHANGE)
    String show(Actor actor, @PathVariable long lesson, Model model) {
        return page(actor, lesson, null, null, model);
    }

    @PostMapping(LIST + "/{lesson}")
    @Requires(Permission.KEEP_LESSON)
    String change(Actor actor, @PathVariable long lesson, @ModelAttribute("form") LessonForm form, Model model) {
        return forms.submit(
                model,
                "exchange.saved",
                LIST + "/" + lesson,
                () -> keepLesson.change(actor, lesson, form.seen(), form.read()),
                () -> page(actor, lesson, form, null, model));
    }

    @PostMapping(LIST + "/{lesson}/publish")
    @Requires(Permission.KEEP_LESSON)
    String publish(Actor actor, @PathVariable long lesson, @RequestParam(defaultValue = "0") int version, Model model) {
        return forms.submit(
                model,
                "exchange.saved",
                LIST + "/" + lesson,
                () -> keepLesson.publish(actor, lesson, version),
                () -> page(actor, lesson, null, null, model));
    }

    @PostMapping(LIST + "/{lesson}/take-back")
    @Requires(Permission.KEEP_LESSON)
    String takeBack(
            Actor actor,
            @PathVariable long lesson,
            @RequestParam(defaultValue = "0") int version,
            @ModelAttribute("move") MoveForm move,
            Model model) {
        return forms.submit(
                model,
                "exchange.saved",
                LIST + "/" + lesson,
                () -> keepLesson.takeBack(actor, lesson, version, move.reason()),
                () -> page(actor, lesson, null, move.reason(), model));
    }

    private String page(
            Actor actor, @Nullable Long id, @Nullable LessonForm typed, @Nullable String reason, Model model) {
        Lesson lesson = id == null ? null : Refused.found(lessons.find(actor, id));
        LessonForm form = typed != null ? typed : lesson == null ? LessonForm.at(0) : LessonForm.of(lesson);
        boolean keeps = lesson == null || lesson.mine();
        model.addAttribute("lesson", lesson);
        model.addAttribute("form", form);
        model.addAttribute("changing", typed != null);
        model.addAttribute("reason", reason);
        model.addAttribute("about", id == null ? List.of() : lessons.criteria(id));
        model.addAttribute(
                "places", lesson == null ? places.of(actor, Permission.KEEP_LESSON, form.unit()) : List.of());
        model.addAttribute(
                "origins",
                keeps ? initiatives.choices(actor, form.initiative() == null ? 0 : form.initiative()) : List.of());
        model.addAttribute("criteria", keeps ? criteria.all() : List.of());
        return "exchange/lesson";
    }
}
