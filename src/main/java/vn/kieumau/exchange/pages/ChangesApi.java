package vn.kieumau.exchange.pages;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.exchange.ChangeFilter;
import vn.kieumau.exchange.ChangeRequest;
import vn.kieumau.exchange.ChangeRequests;
import vn.kieumau.exchange.ChangeTopic;
import vn.kieumau.exchange.ChangeTopics;
import vn.kieumau.exchange.DecideChanges;
import vn.kieumau.exchange.GroupChanges;
import vn.kieumau.exchange.NewChangeRequest;
import vn.kieumau.exchange.RaiseChange;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.Created;
import vn.kieumau.web.Requires;
import vn.kieumau.web.Slice;

@RestController
class ChangesApi {
    private final ChangeRequests requests;
    private final ChangeTopics topics;
    private final RaiseChange raiseChange;
    private final GroupChanges groupChanges;
    private final DecideChanges decideChanges;
    private final boolean illustrative;

    ChangesApi(
            ChangeRequests requests,
            ChangeTopics topics,
            RaiseChange raiseChange,
            GroupChanges groupChanges,
            DecideChanges decideChanges,
            @Value("${kieumau.demo:false}") boolean demonstration) {
        this.requests = requests;
        this.topics = topics;
        this.raiseChange = raiseChange;
        this.groupChanges = groupChanges;
        this.decideChanges = decideChanges;
        this.illustrative = demonstration;
    }

    /**
     * @param requests those of units in reach
     * @param answered in which version; null where it was not, or not yet
     */
    record ChangeTopicInFull(
            ChangeTopic topic,
            List<ChangeRequest> requests,
            @Nullable AnsweredChange answered) {}

    /**
     * @param setId the published set; null: the draft is not published yet
     * @param code of the criterion; empty: none, or in a draft that the reader does not see
     */
    record AnsweredChange(@Nullable Long setId, @Nullable Long draftId, String code) {}

    /**
     * @param kind wording, threshold, evidence, drop or new
     * @param proposed may be left out where it is to be dropped
     */
    record ChangeToRaise(
            long unit,
            long set,
            String criterion,
            String kind,
            String title,
            String experience,
            @Nullable String proposed) {
        NewChangeRequest read() {
            return new NewChangeRequest(unit, set, criterion, kind, title, experience, proposed);
        }
    }

    /** @param version the one that was read */
    record ChangeToWithdraw(int version, String reason) {}

    /** @param requests raised ones of one set */
    record ChangeTopicToForm(String title, List<Long> requests) {}

    record ChangesToAdd(List<Long> requests) {}

    /** @param outcome accepted, partial or declined */
    record ChangeTopicToDecide(int version, String outcome, String reason) {}

    /**
     * @param answeredIn set- or draft- with the key of it
     * @param code of the criterion there; may be left out, with a note that says why
     */
    record ChangeTopicToTrace(
            int version,
            String answeredIn,
            @Nullable String code,
            @Nullable String note) {}

    @GetMapping("/api/v1/exchange/requests")
    @Requires(Permission.VIEW_EXCHANGE)
    @Operation(summary = "Requests of units in reach to change the criteria set")
    Slice<ChangeRequest> changeRequests(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") long set,
            @RequestParam(defaultValue = "") String criterion,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "0") long province,
            Paging paging) {
        ChangeFilter filter = new ChangeFilter(Text.sought(q), set, criterion.strip(), state, province);
        return Slice.of(requests.page(actor, filter, paging), ChangeRequest::requestId);
    }

    @PostMapping("/api/v1/exchange/requests")
    @Requires(Permission.RAISE_CHANGE_REQUEST)
    @Operation(summary = "Ask, from experience with a criterion, that the next version be another")
    ResponseEntity<Created> raiseChange(Actor actor, @RequestBody ChangeToRaise asked) {
        return Created.at("/api/v1/exchange/requests", raiseChange.raise(actor, asked.read(), illustrative));
    }

    @GetMapping("/api/v1/exchange/requests/{id}")
    @Requires(Permission.VIEW_EXCHANGE)
    @Operation(summary = "A request to change the criteria set, with the answer where there is one")
    ChangeRequest changeRequest(Actor actor, @PathVariable long id) {
        return Refused.found(requests.find(actor, id));
    }

    @PostMapping("/api/v1/exchange/requests/{id}/withdraw")
    @Requires(Permission.WITHDRAW_CHANGE_REQUEST)
    @Operation(summary = "Take a request back while nobody has taken it up")
    ChangeRequest withdrawChange(Actor actor, @PathVariable long id, @RequestBody ChangeToWithdraw why) {
        raiseChange.withdraw(actor, id, why.version(), why.reason());
        return changeRequest(actor, id);
    }

    @GetMapping("/api/v1/exchange/topics")
    @Requires(Permission.VIEW_EXCHANGE)
    @Operation(
            summary = "Topics of change requests: decided ones of the whole country; others for who reaches all of it")
    Slice<ChangeTopic> changeTopics(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            Paging paging) {
        return Slice.of(topics.page(actor, Text.sought(q), state, paging), ChangeTopic::topicId);
    }

    @PostMapping("/api/v1/exchange/topics")
    @Requires(Permission.GROUP_CHANGE_REQUEST)
    @Operation(summary = "Say that change requests come to the same")
    ResponseEntity<Created> formChangeTopic(Actor actor, @RequestBody ChangeTopicToForm asked) {
        return Created.at(
                "/api/v1/exchange/topics", groupChanges.form(actor, asked.title(), asked.requests(), illustrative));
    }

    @GetMapping("/api/v1/exchange/topics/{topic}")
    @Requires(Permission.VIEW_EXCHANGE)
    @Operation(summary = "A topic, what was decided, and in which version it was answered")
    ChangeTopicInFull changeTopic(Actor actor, @PathVariable long topic) {
        ChangeTopic found = Refused.found(topics.find(actor, topic));
        return new ChangeTopicInFull(
                found,
                requests.ofTopic(actor, topic),
                topics.answered(actor, found)
                        .map(each -> new AnsweredChange(each.setId(), each.draftId(), each.code()))
                        .orElse(null));
    }

    @PostMapping("/api/v1/exchange/topics/{topic}/members")
    @Requires(Permission.GROUP_CHANGE_REQUEST)
    @Operation(summary = "Add change requests to a topic that is not decided")
    ChangeTopicInFull addChanges(Actor actor, @PathVariable long topic, @RequestBody ChangesToAdd more) {
        groupChanges.add(actor, topic, more.requests());
        return changeTopic(actor, topic);
    }

    @PostMapping("/api/v1/exchange/topics/{topic}/members/{member}/remove")
    @Requires(Permission.GROUP_CHANGE_REQUEST)
    @Operation(summary = "Take a change request out of a topic that is not decided")
    ChangeTopicInFull removeChange(Actor actor, @PathVariable long topic, @PathVariable long member) {
        groupChanges.remove(actor, topic, member);
        return changeTopic(actor, topic);
    }

    @PostMapping("/api/v1/exchange/topics/{topic}/decide")
    @Requires(Permission.DECIDE_CHANGE_REQUEST)
    @Operation(summary = "Decide a topic; nobody who put it together")
    ChangeTopicInFull decideChanges(Actor actor, @PathVariable long topic, @RequestBody ChangeTopicToDecide decision) {
        decideChanges.decide(actor, topic, decision.version(), decision.outcome(), decision.reason());
        return changeTopic(actor, topic);
    }

    @PostMapping("/api/v1/exchange/topics/{topic}/trace")
    @Requires(Permission.TRACE_CHANGE_REQUEST)
    @Operation(summary = "Say in which later version an accepted topic was answered")
    ChangeTopicInFull traceChanges(Actor actor, @PathVariable long topic, @RequestBody ChangeTopicToTrace answer) {
        decideChanges.trace(actor, topic, answer.version(), answer.answeredIn(), answer.code(), answer.note());
        return changeTopic(actor, topic);
    }
}
