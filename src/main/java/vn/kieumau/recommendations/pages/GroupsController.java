package vn.kieumau.recommendations.pages;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
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
import vn.kieumau.web.FormPage;
import vn.kieumau.web.NestedForm;
import vn.kieumau.web.Requires;

/** The same problem of many units: what looks alike, what somebody grouped, and one answer for all of a group. */
@Controller
class GroupsController {
    private final Recommendations recommendations;
    private final RecommendationGroups groups;
    private final GroupRecommendations groupRecommendations;
    private final AcceptRecommendation acceptRecommendation;
    private final ForwardRecommendation forwardRecommendation;
    private final AnswerRecommendation answerRecommendation;
    private final FormPage forms;

    GroupsController(
            Recommendations recommendations,
            RecommendationGroups groups,
            GroupRecommendations groupRecommendations,
            AcceptRecommendation acceptRecommendation,
            ForwardRecommendation forwardRecommendation,
            AnswerRecommendation answerRecommendation,
            FormPage forms) {
        this.recommendations = recommendations;
        this.groups = groups;
        this.groupRecommendations = groupRecommendations;
        this.acceptRecommendation = acceptRecommendation;
        this.forwardRecommendation = forwardRecommendation;
        this.answerRecommendation = answerRecommendation;
        this.forms = forms;
    }

    @GetMapping("/recommendations/groups")
    @Requires(Permission.GROUP_RECOMMENDATION)
    String list(Actor actor, Model model) {
        model.addAttribute("groups", groups.all(actor));
        model.addAttribute("suggestions", groups.suggestions(actor));
        return "recommendations/groups";
    }

    @GetMapping("/recommendations/groups/new")
    @Requires(Permission.GROUP_RECOMMENDATION)
    String blank(Actor actor, @RequestParam long like, Model model) {
        return form(actor, like, null, null, model);
    }

    @PostMapping("/recommendations/groups/new")
    @Requires(Permission.GROUP_RECOMMENDATION)
    String form(
            Actor actor,
            @RequestParam long like,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") List<Long> member,
            Model model,
            RedirectAttributes next) {
        return forms.submit(
                model,
                () -> {
                    long group = groupRecommendations.form(actor, title, member);
                    next.addFlashAttribute("notice", "recommendations.group.formed");
                    return "redirect:/recommendations/groups/" + group;
                },
                () -> form(actor, like, title, Set.copyOf(member), model));
    }

    @GetMapping("/recommendations/groups/{group}")
    @Requires({Permission.VIEW_RECOMMENDATION, Permission.VIEW_FORWARDED_RECOMMENDATION})
    String show(Actor actor, @PathVariable long group, Model model) {
        return page(actor, group, GroupAnswerForm.EMPTY, model);
    }

    @PostMapping("/recommendations/groups/{group}/members")
    @Requires(Permission.GROUP_RECOMMENDATION)
    String add(
            Actor actor,
            @PathVariable long group,
            @RequestParam(defaultValue = "") List<Long> member,
            Model model,
            RedirectAttributes next) {
        return act(
                actor,
                group,
                GroupAnswerForm.EMPTY,
                model,
                next,
                "added",
                () -> groupRecommendations.add(actor, group, member));
    }

    @PostMapping("/recommendations/groups/{group}/members/{id}/remove")
    @Requires(Permission.GROUP_RECOMMENDATION)
    String remove(Actor actor, @PathVariable long group, @PathVariable long id, Model model, RedirectAttributes next) {
        return forms.submit(
                model,
                () -> {
                    groupRecommendations.remove(actor, group, id);
                    next.addFlashAttribute("notice", "recommendations.group.removed");
                    return groups.find(actor, group).isPresent()
                            ? "redirect:/recommendations/groups/" + group
                            : "redirect:/recommendations/groups";
                },
                () -> page(actor, group, GroupAnswerForm.EMPTY, model));
    }

    @PostMapping("/recommendations/groups/{group}/accept")
    @Requires(Permission.ACCEPT_RECOMMENDATION)
    String accept(Actor actor, @PathVariable long group, Model model, RedirectAttributes next) {
        return act(
                actor,
                group,
                GroupAnswerForm.EMPTY,
                model,
                next,
                "accepted",
                () -> acceptRecommendation.acceptGroup(actor, group));
    }

    @PostMapping("/recommendations/groups/{group}/forward")
    @Requires(Permission.FORWARD_RECOMMENDATION)
    String forward(
            Actor actor,
            @PathVariable long group,
            @RequestParam Map<String, String> typed,
            Model model,
            RedirectAttributes next) {
        GroupAnswerForm form = NestedForm.read(typed, GroupAnswerForm.class);
        return act(
                actor,
                group,
                form,
                model,
                next,
                "forwarded",
                () -> forwardRecommendation.forwardGroup(
                        actor, group, form.toOffice() == null ? 0 : form.toOffice(), form.forwardReason()));
    }

    @PostMapping("/recommendations/groups/{group}/answer")
    @Requires(Permission.ANSWER_RECOMMENDATION)
    String answer(
            Actor actor,
            @PathVariable long group,
            @RequestParam Map<String, String> typed,
            Model model,
            RedirectAttributes next) {
        GroupAnswerForm form = NestedForm.read(typed, GroupAnswerForm.class);
        return act(
                actor,
                group,
                form,
                model,
                next,
                "answered",
                () -> answerRecommendation.answerGroup(
                        actor, group, form.answerKind(), form.answer(), form.differing()));
    }

    private String act(
            Actor actor,
            long group,
            GroupAnswerForm form,
            Model model,
            RedirectAttributes next,
            String done,
            Runnable act) {
        return forms.submit(
                model,
                () -> {
                    act.run();
                    next.addFlashAttribute("notice", "recommendations.group." + done);
                    return "redirect:/recommendations/groups/" + group;
                },
                () -> page(actor, group, form, model));
    }

    /** @param chosen null: those that are suggested */
    private String form(Actor actor, long like, @Nullable String title, @Nullable Set<Long> chosen, Model model) {
        RecommendationHead head = Refused.found(recommendations.find(actor, like));
        model.addAttribute("head", head);
        model.addAttribute("candidates", groups.candidates(actor, List.of(like)));
        model.addAttribute("title", title == null ? head.title() : title);
        model.addAttribute("chosen", chosen);
        return "recommendations/group-new";
    }

    private String page(Actor actor, long id, GroupAnswerForm form, Model model) {
        RecommendationGroup group = Refused.found(groups.find(actor, id));
        List<RecommendationHead> members = recommendations.ofGroup(actor, id);
        List<RecommendationHead> here = groups.here(actor, members);
        boolean grouping = actor.may(Permission.GROUP_RECOMMENDATION);
        model.addAttribute("group", group);
        model.addAttribute("members", members);
        model.addAttribute("here", here);
        model.addAttribute(
                "onward",
                here.isEmpty() || !actor.may(Permission.FORWARD_RECOMMENDATION)
                        ? List.of()
                        : recommendations.onward(actor, here.get(0)));
        model.addAttribute("removable", grouping ? groups.removable(actor, members) : Set.of());
        model.addAttribute(
                "more",
                grouping
                        ? groups
                                .candidates(
                                        actor,
                                        members.stream()
                                                .map(RecommendationHead::recommendationId)
                                                .toList())
                                .stream()
                                .filter(RecommendationGroups.Candidate::suggested)
                                .toList()
                        : List.of());
        model.addAttribute("form", form);
        return "recommendations/group";
    }
}
