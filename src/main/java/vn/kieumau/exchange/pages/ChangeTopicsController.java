package vn.kieumau.exchange.pages;

import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kieumau.criteria.CriteriaSets;
import vn.kieumau.exchange.ChangeMove;
import vn.kieumau.exchange.ChangeRequests;
import vn.kieumau.exchange.ChangeTopic;
import vn.kieumau.exchange.ChangeTopics;
import vn.kieumau.exchange.DecideChanges;
import vn.kieumau.exchange.GroupChanges;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;

/** Change requests that come to the same, what was decided about them, and in which version it was answered. */
@Controller
class ChangeTopicsController {
    private static final String LIST = "/exchange/topics";

    private final ChangeTopics topics;
    private final ChangeRequests requests;
    private final GroupChanges groupChanges;
    private final DecideChanges decideChanges;
    private final CriteriaSets sets;
    private final FormPage forms;
    private final boolean illustrative;

    ChangeTopicsController(
            ChangeTopics topics,
            ChangeRequests requests,
            GroupChanges groupChanges,
            DecideChanges decideChanges,
            CriteriaSets sets,
            FormPage forms,
            @Value("${kieumau.demo:false}") boolean demonstration) {
        this.topics = topics;
        this.requests = requests;
        this.groupChanges = groupChanges;
        this.decideChanges = decideChanges;
        this.sets = sets;
        this.forms = forms;
        this.illustrative = demonstration;
    }

    @GetMapping(LIST)
    @Requires(Permission.VIEW_EXCHANGE)
    String list(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            Paging paging,
            Model model) {
        String words = Text.sought(q);
        model.addAttribute("q", words);
        model.addAttribute("state", state);
        model.addAttribute("rows", topics.page(actor, words, state, paging));
        return "exchange/topics";
    }

    @GetMapping(LIST + "/new")
    @Requires(Permission.GROUP_CHANGE_REQUEST)
    String blank(Actor actor, @RequestParam(defaultValue = "0") long set, Model model) {
        return form(actor, set, "", Set.of(), model);
    }

    @PostMapping(LIST + "/new")
    @Requires(Permission.GROUP_CHANGE_REQUEST)
    String form(
            Actor actor,
            @RequestParam(defaultValue = "0") long set,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") List<Long> member,
            Model model) {
        return forms.submit(
                model,
                "exchange.topic.formed",
                () -> LIST + "/" + groupChanges.form(actor, title, member, illustrative),
                () -> form(actor, set, title, Set.copyOf(member), model));
    }

    @GetMapping(LIST + "/{topic}")
    @Requires(Permission.VIEW_EXCHANGE)
    String show(Actor actor, @PathVariable long topic, Model model) {
        return page(actor, topic, TopicForm.EMPTY, model);
    }

    @PostMapping(LIST + "/{topic}/members")
    @Requires(Permission.GROUP_CHANGE_REQUEST)
    String add(Actor actor, @PathVariable long topic, @RequestParam(defaultValue = "") List<Long> member, Model model) {
        return act(actor, topic, TopicForm.EMPTY, model, () -> groupChanges.add(actor, topic, member));
    }

    @PostMapping(LIST + "/{topic}/members/{member}/remove")
    @Requires(Permission.GROUP_CHANGE_REQUEST)
    String remove(Actor actor, @PathVariable long topic, @PathVariable long member, Model model) {
        return act(actor, topic, TopicForm.EMPTY, model, () -> groupChanges.remove(actor, topic, member));
    }

    @PostMapping(LIST + "/{topic}/decide")
    @Requires(Permission.DECIDE_CHANGE_REQUEST)
    String decide(
            Actor actor,
            @PathVariable long topic,
            @RequestParam(defaultValue = "0") int version,
            @ModelAttribute("form") TopicForm form,
            Model model) {
        return act(
                actor,
                topic,
                form,
                model,
                () -> decideChanges.decide(actor, topic, version, form.outcome(), form.reason()));
    }

    @PostMapping(LIST + "/{topic}/trace")
    @Requires(Permission.TRACE_CHANGE_REQUEST)
    String trace(
            Actor actor,
            @PathVariable long topic,
            @RequestParam(defaultValue = "0") int version,
            @ModelAttribute("form") TopicForm form,
            Model model) {
        return act(
                actor,
                topic,
                form,
                model,
                () -> decideChanges.trace(actor, topic, version, form.answeredIn(), form.code(), form.note()));
    }

    private String act(Actor actor, long topic, TopicForm form, Model model, Runnable act) {
        return forms.submit(
                model, "exchange.topic.kept", LIST + "/" + topic, act, () -> page(actor, topic, form, model));
    }

    private String page(Actor actor, long topic, TopicForm form, Model model) {
        ChangeTopic found = Refused.found(topics.find(actor, topic));
        boolean groups = found.groups() && found.opens(ChangeMove.TAKE_OUT);
        boolean traces = found.traces()
                && found.traceable()
                && (found.opens(ChangeMove.TRACE) || found.opens(ChangeMove.TRACE_AGAIN));
        model.addAttribute("topic", found);
        model.addAttribute("members", requests.ofTopic(actor, topic));
        model.addAttribute("groups", groups);
        model.addAttribute("more", groups ? requests.toGroup(actor, found.setId()) : List.of());
        model.addAttribute("versions", traces ? topics.versions(actor, found) : List.of());
        model.addAttribute("traces", traces);
        model.addAttribute("answered", topics.answered(actor, found).orElse(null));
        model.addAttribute(
                "before",
                found.tracedAt() == null ? null : sets.pack(found.setId()).orElse(null));
        model.addAttribute("form", form);
        return "exchange/topic";
    }

    private String form(Actor actor, long set, String title, Set<Long> chosen, Model model) {
        List<ChangeRequests.SetChoice> choices = requests.sets();
        long asked = choices.stream().anyMatch(each -> each.setId() == set)
                ? set
                : choices.stream()
                        .findFirst()
                        .map(ChangeRequests.SetChoice::setId)
                        .orElse(0L);
        model.addAttribute("set", asked);
        model.addAttribute("sets", choices);
        model.addAttribute("title", title);
        model.addAttribute("chosen", chosen);
        model.addAttribute("waiting", requests.toGroup(actor, asked));
        return "exchange/topic-new";
    }
}
