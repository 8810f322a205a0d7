package vn.kieumau.criteria.pages;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.criteria.CriteriaSets;
import vn.kieumau.criteria.Draft;
import vn.kieumau.criteria.DraftCriteria;
import vn.kieumau.criteria.Drafts;
import vn.kieumau.criteria.Pack;
import vn.kieumau.criteria.PublishCriteria;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.Created;
import vn.kieumau.web.IfMatch;
import vn.kieumau.web.Requires;
import vn.kieumau.web.Slice;

@RestController
class DraftsApi {
    private final Drafts drafts;
    private final DraftCriteria drafting;
    private final PublishCriteria publishing;
    private final CriteriaSets sets;

    DraftsApi(Drafts drafts, DraftCriteria drafting, PublishCriteria publishing, CriteriaSets sets) {
        this.drafts = drafts;
        this.drafting = drafting;
        this.publishing = publishing;
        this.sets = sets;
    }

    /**
     * What keeps a draft from being published.
     *
     * @param path the place in the content, with names as in a pack file
     * @param ruleColumn the character in a rule, from 1; null where it is no rule
     */
    record DraftFault(
            String path,
            String fault,
            String detail,
            @Nullable Integer ruleLine,
            @Nullable Integer ruleColumn) {}

    record WholeDraft(Draft draft, Pack content, List<DraftFault> faults) {}

    record PublishedSet(long set) {}

    record Retirement(String reason) {}

    @GetMapping("/api/v1/criteria/drafts")
    @Requires(Permission.VIEW_CRITERIA_DRAFTS)
    @Operation(summary = "Drafts of criteria sets that are open, last changed first")
    Slice<Draft> drafts() {
        return new Slice<>(drafts.open(), null);
    }

    @GetMapping("/api/v1/criteria/drafts/{id}")
    @Requires(Permission.VIEW_CRITERIA_DRAFTS)
    @Operation(summary = "A draft with its content and what keeps it from being published")
    WholeDraft draft(@PathVariable long id) {
        return whole(id);
    }

    @PostMapping("/api/v1/criteria/drafts")
    @Requires(Permission.DRAFT_CRITERIA)
    @Operation(summary = "Begin a draft; it may have faults")
    ResponseEntity<Created> start(Actor actor, @RequestBody Pack content) {
        return Created.at("/api/v1/criteria/drafts", drafting.start(actor, content));
    }

    @PostMapping("/api/v1/criteria/{id}/draft")
    @Requires(Permission.DRAFT_CRITERIA)
    @Operation(summary = "Begin a draft of the version after a published set")
    ResponseEntity<Created> startFrom(Actor actor, @PathVariable long id) {
        Pack old = Refused.found(sets.pack(id));
        return Created.at("/api/v1/criteria/drafts", drafting.start(actor, Changes.successor(old)));
    }

    @PutMapping("/api/v1/criteria/drafts/{id}")
    @Requires(Permission.DRAFT_CRITERIA)
    @Operation(summary = "Replace the content of a draft")
    WholeDraft save(Actor actor, @PathVariable long id, @RequestBody Pack content, IfMatch seen) {
        WholeDraft before = whole(id);
        seen.required().check(() -> before);
        drafting.save(actor, id, before.draft().version(), content);
        return whole(id);
    }

    @PostMapping("/api/v1/criteria/drafts/{id}/publish")
    @Requires(Permission.PUBLISH_CRITERIA)
    @Operation(summary = "Publish a draft for ever; not by one who wrote it")
    PublishedSet publish(Actor actor, @PathVariable long id, IfMatch seen) {
        WholeDraft before = whole(id);
        seen.check(() -> before);
        return new PublishedSet(publishing.publish(actor, id, before.draft().version()));
    }

    @PostMapping("/api/v1/criteria/drafts/{id}/drop")
    @Requires(Permission.DROP_CRITERIA_DRAFT)
    @Operation(summary = "Drop a draft for ever")
    WholeDraft drop(Actor actor, @PathVariable long id, IfMatch seen) {
        WholeDraft before = whole(id);
        seen.check(() -> before);
        drafting.drop(actor, id, before.draft().version());
        return whole(id);
    }

    @PostMapping("/api/v1/criteria/{id}/retire")
    @Requires(Permission.RETIRE_CRITERIA)
    @Operation(summary = "Retire a set for ever: no cohort may open on it any more")
    CriteriaApi.WholeSet retire(Actor actor, @PathVariable long id, @RequestBody Retirement retirement, IfMatch seen) {
        seen.check(() -> wholeSet(id));
        publishing.retire(actor, id, retirement.reason());
        return wholeSet(id);
    }

    private CriteriaApi.WholeSet wholeSet(long id) {
        return new CriteriaApi.WholeSet(Refused.found(sets.find(id)), Refused.found(sets.pack(id)));
    }

    private WholeDraft whole(long id) {
        Draft draft = Refused.found(drafts.find(id));
        Pack content = Refused.found(drafts.content(id));
        return new WholeDraft(
                draft,
                content,
                sets.faults(draft, content).stream()
                        .map(each -> new DraftFault(
                                each.path(),
                                (each.rule() == null
                                                ? each.kind().key()
                                                : each.rule().kind().key())
                                        .replaceFirst("^criteria\\.", ""),
                                each.detail(),
                                each.rule() == null ? null : each.rule().line(),
                                each.rule() == null ? null : each.rule().column()))
                        .toList());
    }
}
