package vn.kieumau.notices.rules;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.IfMatch;
import vn.kieumau.web.Requires;

@RestController
class NoticeRulesApi {
    private final ToldActs toldActs;
    private final KeepNoticeRule keepNoticeRule;

    NoticeRulesApi(ToldActs toldActs, KeepNoticeRule keepNoticeRule) {
        this.toldActs = toldActs;
        this.keepNoticeRule = keepNoticeRule;
    }

    /**
     * @param told who is told: roles, OWNER for the office that has it, PREPARED for whoever wrote to it before
     * @param usual who is told unless an administrator chooses otherwise
     * @param possible who can be chosen
     */
    record NoticeRule(
            long ruleId, String act, List<String> told, List<String> usual, List<String> possible, boolean chosen) {
        static NoticeRule of(ToldAct act) {
            return new NoticeRule(act.actId(), act.act(), act.told(), act.usual(), ToldActs.whom(act), act.chosen());
        }
    }

    record Whom(List<String> told) {}

    @GetMapping("/api/v1/notices/rules")
    @Requires(Permission.VIEW_NOTICE_RULES)
    @Operation(summary = "Who is told of which act")
    List<NoticeRule> noticeRules(Actor actor) {
        return toldActs.all(actor).stream().map(NoticeRule::of).toList();
    }

    @GetMapping("/api/v1/notices/rules/{id}")
    @Requires(Permission.VIEW_NOTICE_RULES)
    @Operation(summary = "Who is told of one act")
    NoticeRule noticeRule(Actor actor, @PathVariable long id) {
        return NoticeRule.of(Refused.found(toldActs.find(actor, id)));
    }

    @PutMapping("/api/v1/notices/rules/{id}")
    @Requires(Permission.KEEP_NOTICE_RULE)
    @Operation(summary = "Choose who is told of an act from now on")
    NoticeRule chooseWhom(Actor actor, @PathVariable long id, @RequestBody Whom whom, IfMatch seen) {
        seen.required().check(() -> noticeRule(actor, id));
        keepNoticeRule.choose(actor, id, version(actor, id), whom.told());
        return noticeRule(actor, id);
    }

    @PostMapping("/api/v1/notices/rules/{id}/restore")
    @Requires(Permission.KEEP_NOTICE_RULE)
    @Operation(summary = "Tell whoever is usually told of an act")
    NoticeRule restoreRule(Actor actor, @PathVariable long id, IfMatch seen) {
        seen.check(() -> noticeRule(actor, id));
        keepNoticeRule.restore(actor, id, version(actor, id));
        return noticeRule(actor, id);
    }

    private int version(Actor actor, long id) {
        return Refused.found(toldActs.find(actor, id)).version();
    }
}
