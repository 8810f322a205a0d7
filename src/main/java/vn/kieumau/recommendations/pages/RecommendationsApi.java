package vn.kieumau.recommendations.pages;

import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.documents.DocumentDownload;
import vn.kieumau.documents.DocumentFormat;
import vn.kieumau.documents.IssueTerms;
import vn.kieumau.documents.IssuedDocument;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.recommendations.AcceptRecommendation;
import vn.kieumau.recommendations.AnswerRecommendation;
import vn.kieumau.recommendations.AssignDirective;
import vn.kieumau.recommendations.CloseRecommendation;
import vn.kieumau.recommendations.ForwardRecommendation;
import vn.kieumau.recommendations.Hop;
import vn.kieumau.recommendations.IssueRecommendationLetter;
import vn.kieumau.recommendations.NewDirective;
import vn.kieumau.recommendations.NewRecommendation;
import vn.kieumau.recommendations.RaiseRecommendation;
import vn.kieumau.recommendations.RecommendationFilter;
import vn.kieumau.recommendations.RecommendationHead;
import vn.kieumau.recommendations.RecommendationSheet;
import vn.kieumau.recommendations.Recommendations;
import vn.kieumau.web.Created;
import vn.kieumau.web.IfMatch;
import vn.kieumau.web.Requires;
import vn.kieumau.web.Slice;

@RestController
class RecommendationsApi {
    private final Recommendations recommendations;
    private final RecommendationSheet recommendationSheet;
    private final RaiseRecommendation raiseRecommendation;
    private final AssignDirective assignDirective;
    private final AcceptRecommendation acceptRecommendation;
    private final ForwardRecommendation forwardRecommendation;
    private final AnswerRecommendation answerRecommendation;
    private final CloseRecommendation closeRecommendation;
    private final IssueRecommendationLetter issueLetter;
    private final boolean illustrative;

    RecommendationsApi(
            Recommendations recommendations,
            RecommendationSheet recommendationSheet,
            RaiseRecommendation raiseRecommendation,
            AssignDirective assignDirective,
            AcceptRecommendation acceptRecommendation,
            ForwardRecommendation forwardRecommendation,
            AnswerRecommendation answerRecommendation,
            CloseRecommendation closeRecommendation,
            IssueRecommendationLetter issueLetter,
            @Value("${kieumau.demo:false}") boolean demonstration) {
        this.recommendations = recommendations;
        this.recommendationSheet = recommendationSheet;
        this.raiseRecommendation = raiseRecommendation;
        this.assignDirective = assignDirective;
        this.acceptRecommendation = acceptRecommendation;
        this.forwardRecommendation = forwardRecommendation;
        this.answerRecommendation = answerRecommendation;
        this.closeRecommendation = closeRecommendation;
        this.issueLetter = issueLetter;
        this.illustrative = demonstration;
    }

    record ShownRecommendation(RecommendationHead recommendation, List<Hop> hops) {}

    /** @param officeId an office above, on the route of the recommendation */
    record RecommendationToForward(long officeId, String reason) {}

    /** @param kind full, partial or refused */
    record RecommendationToAnswer(String kind, String answer) {}

    record LetterOnRecommendation(@Nullable IssueTerms terms) {}

    record RecommendationToClose(@Nullable String note) {}

    record RecommendationToReopen(String reason) {}

    @GetMapping("/api/v1/recommendations")
    @Requires({Permission.VIEW_RECOMMENDATION, Permission.VIEW_FORWARDED_RECOMMENDATION})
    @Operation(
            summary = "Recommendations, or directives, of units in reach, or that came to one's own specialist office")
    Slice<RecommendationHead> list(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String classCode,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String level,
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam(defaultValue = "0") long province,
            @RequestParam(defaultValue = "false") boolean directives,
            @RequestParam(defaultValue = "0") long document,
            @RequestParam(defaultValue = "0") long cohort,
            @RequestParam(defaultValue = "") String age,
            @RequestParam(defaultValue = "") String criterion,
            @RequestParam(defaultValue = "") String answered,
            @RequestParam(defaultValue = "0") long unit,
            Paging paging) {
        RecommendationFilter filter = new RecommendationFilter(
                Text.sought(q),
                classCode,
                state,
                level,
                overdue,
                province,
                directives,
                document,
                cohort,
                age,
                criterion,
                answered,
                unit);
        return Slice.of(recommendations.page(actor, filter, paging), RecommendationHead::recommendationId);
    }

    @GetMapping("/api/v1/recommendations/sheet")
    @Requires(Permission.VIEW_RECOMMENDATION)
    @Operation(summary = "What is asked in all, by class, and how far it has come; of a province (0: all in reach)")
    List<RecommendationSheet.ClassSum> sheet(Actor actor, @RequestParam(defaultValue = "0") long province) {
        return recommendationSheet.lines(actor, province);
    }

    @GetMapping("/api/v1/recommendations/{id}")
    @Requires({Permission.VIEW_RECOMMENDATION, Permission.VIEW_FORWARDED_RECOMMENDATION})
    @Operation(summary = "A recommendation and every step of its way")
    ShownRecommendation show(Actor actor, @PathVariable long id) {
        return new ShownRecommendation(Refused.found(recommendations.find(actor, id)), recommendations.hops(id));
    }

    @PostMapping("/api/v1/recommendations")
    @Requires(Permission.RAISE_RECOMMENDATION)
    @Operation(summary = "Ask something of those above")
    ResponseEntity<Created> raise(Actor actor, @RequestBody NewRecommendation asked) {
        return Created.at("/api/v1/recommendations", raiseRecommendation.raise(actor, asked, illustrative));
    }

    @PostMapping("/api/v1/recommendations/directives")
    @Requires(Permission.ASSIGN_DIRECTIVE)
    @Operation(summary = "Have units below do something; many are a group")
    ResponseEntity<AssignDirective.Assigned> assign(Actor actor, @RequestBody NewDirective given) {
        AssignDirective.Assigned assigned = assignDirective.assign(actor, given, illustrative);
        return ResponseEntity.created(URI.create("/api/v1" + assigned.address()))
                .body(assigned);
    }

    @PostMapping("/api/v1/recommendations/{id}/accept")
    @Requires(Permission.ACCEPT_RECOMMENDATION)
    @Operation(summary = "Begin to work on it, in the office to which it was sent")
    ShownRecommendation accept(Actor actor, @PathVariable long id, IfMatch seen) {
        return act(seen, actor, id, () -> acceptRecommendation.accept(actor, id));
    }

    @PostMapping("/api/v1/recommendations/{id}/forward")
    @Requires(Permission.FORWARD_RECOMMENDATION)
    @Operation(summary = "Send it on to an office above; what is left of a partial answer too")
    ShownRecommendation forward(
            Actor actor, @PathVariable long id, @RequestBody RecommendationToForward onward, IfMatch seen) {
        return act(seen, actor, id, () -> forwardRecommendation.forward(actor, id, onward.officeId(), onward.reason()));
    }

    @PostMapping("/api/v1/recommendations/{id}/answer")
    @Requires(Permission.ANSWER_RECOMMENDATION)
    @Operation(summary = "Answer it: in full, in part, or with a reasoned refusal")
    ShownRecommendation answer(
            Actor actor, @PathVariable long id, @RequestBody RecommendationToAnswer given, IfMatch seen) {
        return act(seen, actor, id, () -> answerRecommendation.answer(actor, id, given.kind(), given.answer()));
    }

    @PostMapping("/api/v1/recommendations/{id}/close")
    @Requires(Permission.CLOSE_RECOMMENDATION)
    @Operation(summary = "Close it, in the office that raised it")
    ShownRecommendation close(
            Actor actor, @PathVariable long id, @RequestBody RecommendationToClose closing, IfMatch seen) {
        return act(seen, actor, id, () -> closeRecommendation.close(actor, id, closing.note()));
    }

    @PostMapping("/api/v1/recommendations/{id}/reopen")
    @Requires(Permission.REOPEN_RECOMMENDATION)
    @Operation(summary = "Send it back to the office that answered last, in the office that raised it")
    ShownRecommendation reopen(
            Actor actor, @PathVariable long id, @RequestBody RecommendationToReopen why, IfMatch seen) {
        return act(seen, actor, id, () -> closeRecommendation.reopen(actor, id, why.reason()));
    }

    private ShownRecommendation act(IfMatch seen, Actor actor, long id, Runnable act) {
        seen.check(() -> show(actor, id));
        act.run();
        return show(actor, id);
    }

    @PostMapping("/api/v1/recommendations/{id}/letter")
    @Requires(Permission.ISSUE_RECOMMENDATION_LETTER)
    @Operation(
            summary =
                    "Issue the letter to the last answer, or to its being sent on, as an official document, under the next number")
    IssuedDocument issueLetter(Actor actor, @PathVariable long id, @RequestBody LetterOnRecommendation letter) {
        issueLetter.issue(actor, id, Objects.requireNonNullElse(letter.terms(), IssueTerms.EMPTY));
        return letter(actor, id);
    }

    @GetMapping("/api/v1/recommendations/{id}/letter")
    @Requires({Permission.VIEW_RECOMMENDATION, Permission.VIEW_FORWARDED_RECOMMENDATION})
    @Operation(summary = "The issued letter to the last answer, or to its being sent on")
    IssuedDocument letter(Actor actor, @PathVariable long id) {
        return Refused.found(
                issueLetter.last(Refused.found(recommendations.find(actor, id))).flatMap(issueLetter::issued));
    }

    @GetMapping(value = "/api/v1/recommendations/{id}/letter/document", produces = MediaType.ALL_VALUE)
    @Requires({Permission.VIEW_RECOMMENDATION, Permission.VIEW_FORWARDED_RECOMMENDATION})
    @Operation(summary = "The file of an issued letter: pdf or docx")
    ResponseEntity<byte[]> letterDocument(
            Actor actor, @PathVariable long id, @RequestParam(defaultValue = "pdf") String format) {
        DocumentFormat wanted = DocumentFormat.of(format);
        return DocumentDownload.of(Refused.found(issueLetter
                .last(Refused.found(recommendations.find(actor, id)))
                .flatMap(step -> issueLetter.file(step, wanted))));
    }
}
