package vn.kieumau.recommendations.pages;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.recommendations.AcceptRecommendation;
import vn.kieumau.recommendations.AnswerRecommendation;
import vn.kieumau.recommendations.ForwardRecommendation;
import vn.kieumau.recommendations.GroupRecommendations;
import vn.kieumau.recommendations.RecommendationGroup;
import vn.kieumau.recommendations.RecommendationGroups;
import vn.kieumau.recommendations.RecommendationHead;
import vn.kieumau.recommendations.Recommendations;
import vn.kieumau.web.Created;
import vn.kieumau.web.IfMatch;
import vn.kieumau.web.Requires;

@RestController
class GroupsApi {
    private final Recommendations recommendations;
    private final RecommendationGroups groups;
    private final GroupRecommendations groupRecommendations;
    private final AcceptRecommendation acceptRecommendation;
    private final ForwardRecommendation forwardRecommendation;
    private final AnswerRecommendation answerRecommendation;

    GroupsApi(
            Recommendations recommendations,
            RecommendationGroups groups,
            GroupRecommendations groupRecommendations,
            AcceptRecommendation acceptRecommendation,
            ForwardRecommendation forwardRecommendation,
            AnswerRecommendation answerRecommendation) {
        this.recommendations = recommendations;
        this.groups = groups;
        this.groupRecommendations = groupRecommendations;
        this.acceptRecommendation = acceptRecommendation;
        this.forwardRecommendation = forwardRecommendation;
        this.answerRecommendation = answerRecommendation;
    }

    /** @param suggestions open ones in no group that look alike, the longest waiting of each first */
    record RecommendationGroupList(
            List<RecommendationGroup> groups, List<RecommendationGroups.Suggestion> suggestions) {}

    record ShownRecommendationGroup(RecommendationGroup group, List<RecommendationHead> members) {}

    /** @param members at least two open ones of a class, in no group */
    record NewRecommendationGroup(String title, List<Long> members) {}

    record GroupMembersToAdd(List<Long> members) {}

    /** @param officeId an office above, on the route of each of them */
    record GroupToForward(long officeId, String reason) {}

    /**
     * @param kind full, partial or refused
     * @param own for those that are answered otherwise
     */
    record GroupToAnswer(
            String kind, String answer, @Nullable List<AnswerRecommendation.OwnAnswer> own) {}

    @GetMapping("/api/v1/recommendations/groups")
    @Requires(Permission.GROUP_RECOMMENDATION)
    @Operation(summary = "Groups of recommendations, and which recommendations look alike")
    RecommendationGroupList groups(Actor actor) {
        return new RecommendationGroupList(groups.all(actor), groups.suggestions(actor));
    }

    @PostMapping("/api/v1/recommendations/groups")
    @Requires(Permission.GROUP_RECOMMENDATION)
    @Operation(summary = "Say that recommendations ask for the same")
    ResponseEntity<Created> formGroup(Actor actor, @RequestBody NewRecommendationGroup asked) {
        return Created.at(
                "/api/v1/recommendations/groups", groupRecommendations.form(actor, asked.title(), asked.members()));
    }

    @GetMapping("/api/v1/recommendations/groups/{group}")
    @Requires({Permission.VIEW_RECOMMENDATION, Permission.VIEW_FORWARDED_RECOMMENDATION})
    @Operation(summary = "A group, as far as the reader sees what is in it")
    ShownRecommendationGroup showGroup(Actor actor, @PathVariable long group) {
        return new ShownRecommendationGroup(
                Refused.found(groups.find(actor, group)), recommendations.ofGroup(actor, group));
    }

    @PostMapping("/api/v1/recommendations/groups/{group}/members")
    @Requires(Permission.GROUP_RECOMMENDATION)
    @Operation(summary = "Add recommendations to a group")
    ShownRecommendationGroup addToGroup(
            Actor actor, @PathVariable long group, @RequestBody GroupMembersToAdd more, IfMatch seen) {
        return act(seen, actor, group, () -> groupRecommendations.add(actor, group, more.members()));
    }

    @PostMapping("/api/v1/recommendations/groups/{group}/members/{id}/remove")
    @Requires(Permission.GROUP_RECOMMENDATION)
    @Operation(summary = "Take a recommendation out of a group")
    ResponseEntity<Void> removeFromGroup(Actor actor, @PathVariable long group, @PathVariable long id) {
        groupRecommendations.remove(actor, group, id);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/api/v1/recommendations/groups/{group}/accept")
    @Requires(Permission.ACCEPT_RECOMMENDATION)
    @Operation(summary = "Begin to work on everything of a group that was sent to one's office")
    ShownRecommendationGroup acceptGroup(Actor actor, @PathVariable long group, IfMatch seen) {
        return act(seen, actor, group, () -> acceptRecommendation.acceptGroup(actor, group));
    }

    @PostMapping("/api/v1/recommendations/groups/{group}/forward")
    @Requires(Permission.FORWARD_RECOMMENDATION)
    @Operation(summary = "Send everything of a group that lies with one's office on to an office above")
    ShownRecommendationGroup forwardGroup(
            Actor actor, @PathVariable long group, @RequestBody GroupToForward onward, IfMatch seen) {
        return act(
                seen,
                actor,
                group,
                () -> forwardRecommendation.forwardGroup(actor, group, onward.officeId(), onward.reason()));
    }

    @PostMapping("/api/v1/recommendations/groups/{group}/answer")
    @Requires(Permission.ANSWER_RECOMMENDATION)
    @Operation(summary = "Answer everything of a group that lies with one's office; some of it otherwise")
    ShownRecommendationGroup answerGroup(
            Actor actor, @PathVariable long group, @RequestBody GroupToAnswer given, IfMatch seen) {
        return act(
                seen,
                actor,
                group,
                () -> answerRecommendation.answerGroup(
                        actor, group, given.kind(), given.answer(), given.own() == null ? List.of() : given.own()));
    }

    private ShownRecommendationGroup act(IfMatch seen, Actor actor, long group, Runnable act) {
        seen.check(() -> showGroup(actor, group));
        act.run();
        return showGroup(actor, group);
    }
}
