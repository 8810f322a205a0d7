package vn.kieumau.exchange.pages;

import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.exchange.FollowTakeHome;
import vn.kieumau.exchange.NewTakeHome;
import vn.kieumau.exchange.StudyVisit;
import vn.kieumau.exchange.StudyVisits;
import vn.kieumau.exchange.TakeHome;
import vn.kieumau.exchange.TakeHomeStep;
import vn.kieumau.exchange.VisitQuestion;
import vn.kieumau.exchange.WriteVisitNotes;
import vn.kieumau.inspection.DelegationHead;
import vn.kieumau.inspection.VisitLine;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.Created;
import vn.kieumau.web.Requires;
import vn.kieumau.web.Slice;

@RestController
class StudyVisitsApi {
    private final StudyVisits visits;
    private final WriteVisitNotes writeVisitNotes;
    private final FollowTakeHome followTakeHome;

    StudyVisitsApi(StudyVisits visits, WriteVisitNotes writeVisitNotes, FollowTakeHome followTakeHome) {
        this.visits = visits;
        this.writeVisitNotes = writeVisitNotes;
        this.followTakeHome = followTakeHome;
    }

    record StudyVisitInFull(
            DelegationHead delegation,
            List<VisitLine> route,
            List<VisitQuestion> questions,
            List<TakeHome> takeHomes) {}

    record TakeHomeInFull(TakeHome takeHome, List<TakeHomeStep> steps) {}

    /**
     * @param at the ward of the route at which it was asked; left out: of none
     * @param answer may be left out, and be given later
     */
    record VisitQuestionToAsk(
            @Nullable Long at,
            String askedBy,
            String question,
            @Nullable String answer,
            @Nullable String answeredBy) {}

    record VisitQuestionToAnswer(int version, String answer, String answeredBy) {}

    /** @param seenAt the ward of the route at which it was seen; may be left out */
    record PracticeToTakeHome(long unit, @Nullable Long seenAt, String practice, String intended, LocalDate due) {}

    /**
     * @param step try, introduce, drop_untried or drop_tried
     * @param note why it is dropped
     */
    record TakeHomeToFollow(
            int version, String step, @Nullable String note) {}

    @GetMapping("/api/v1/exchange/visits")
    @Requires(Permission.VIEW_EXCHANGE)
    @Operation(summary = "Study visits that the reader sees, with counts of what came of them")
    Slice<StudyVisit> studyVisits(Actor actor, @RequestParam(defaultValue = "") String q, Paging paging) {
        return Slice.of(
                visits.page(actor, Text.sought(q), paging),
                each -> each.delegation().delegationId());
    }

    @GetMapping("/api/v1/exchange/visits/{delegation}")
    @Requires(Permission.VIEW_EXCHANGE)
    @Operation(summary = "A study visit: route, questions and answers, what was taken home")
    StudyVisitInFull studyVisit(Actor actor, @PathVariable long delegation) {
        DelegationHead found = Refused.found(visits.find(actor, delegation));
        List<VisitLine> route = visits.route(actor, found);
        return new StudyVisitInFull(
                found, route, visits.questions(delegation, route), visits.takeHomes(actor, delegation));
    }

    @PostMapping("/api/v1/exchange/visits/{delegation}/questions")
    @Requires(Permission.WRITE_VISIT_NOTES)
    @Operation(summary = "Note a question of a study visit, with its answer if there is one")
    StudyVisitInFull askOnVisit(Actor actor, @PathVariable long delegation, @RequestBody VisitQuestionToAsk asked) {
        writeVisitNotes.ask(
                actor, delegation, asked.at(), asked.askedBy(), asked.question(), asked.answer(), asked.answeredBy());
        return studyVisit(actor, delegation);
    }

    @PostMapping("/api/v1/exchange/visits/{delegation}/questions/{question}/answer")
    @Requires(Permission.WRITE_VISIT_NOTES)
    @Operation(summary = "Note what was answered to a question")
    StudyVisitInFull answerOnVisit(
            Actor actor,
            @PathVariable long delegation,
            @PathVariable long question,
            @RequestBody VisitQuestionToAnswer answered) {
        writeVisitNotes.answer(
                actor, delegation, question, answered.version(), answered.answer(), answered.answeredBy());
        return studyVisit(actor, delegation);
    }

    @PostMapping("/api/v1/exchange/visits/{delegation}/take-homes")
    @Requires(Permission.WRITE_VISIT_NOTES)
    @Operation(summary = "Note a practice that a unit takes home")
    ResponseEntity<Created> takeHomeFromVisit(
            Actor actor, @PathVariable long delegation, @RequestBody PracticeToTakeHome taken) {
        return Created.at(
                "/api/v1/exchange/take-homes",
                writeVisitNotes.takeHome(
                        actor,
                        delegation,
                        new NewTakeHome(
                                taken.unit(), taken.seenAt(), taken.practice(), taken.intended(), taken.due())));
    }

    @GetMapping("/api/v1/exchange/take-homes")
    @Requires(Permission.VIEW_EXCHANGE)
    @Operation(summary = "What units in reach took home from study visits, or what was seen at them")
    Slice<TakeHome> takeHomes(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "false") boolean late,
            Paging paging) {
        return Slice.of(visits.takeHomes(actor, Text.sought(q), state, late, paging), TakeHome::takeHomeId);
    }

    @GetMapping("/api/v1/exchange/take-homes/{id}")
    @Requires(Permission.VIEW_EXCHANGE)
    @Operation(summary = "A practice that was taken home, and every step since")
    TakeHomeInFull takeHome(Actor actor, @PathVariable long id) {
        return new TakeHomeInFull(Refused.found(visits.takeHome(actor, id)), visits.steps(id));
    }

    @PostMapping("/api/v1/exchange/take-homes/{id}/follow")
    @Requires(Permission.FOLLOW_TAKE_HOME)
    @Operation(summary = "Say what becomes of it, in the unit that took it home")
    TakeHomeInFull followTakeHome(Actor actor, @PathVariable long id, @RequestBody TakeHomeToFollow step) {
        followTakeHome.follow(actor, id, step.version(), step.step(), step.note());
        return takeHome(actor, id);
    }
}
