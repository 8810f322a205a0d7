package vn.kieumau.plans.pages;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.plans.KeepResources;
import vn.kieumau.plans.PremisesProject;
import vn.kieumau.plans.RaisedLines;
import vn.kieumau.plans.ResourceKind;
import vn.kieumau.plans.ResourceLine;
import vn.kieumau.plans.Resources;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;

/** What a ward builds, needs and has, with what is short; and the forms of a line. */
@Controller
class ResourcesController {
    private final Resources resources;
    private final KeepResources keepResources;
    private final RaisedLines raisedLines;
    private final FormPage forms;
    private final boolean illustrative;

    ResourcesController(
            Resources resources,
            KeepResources keepResources,
            RaisedLines raisedLines,
            FormPage forms,
            @Value("${kieumau.demo:false}") boolean demonstration) {
        this.resources = resources;
        this.keepResources = keepResources;
        this.raisedLines = raisedLines;
        this.forms = forms;
        this.illustrative = demonstration;
    }

    @GetMapping("/plans/units/{id}")
    @Requires(Permission.VIEW_PLAN)
    String show(Actor actor, @PathVariable long id, Model model) {
        model.addAttribute("ward", Refused.found(resources.ward(actor, Permission.VIEW_PLAN, id)));
        model.addAttribute("keeps", keeps(actor, id));
        List<PremisesProject> premises = resources.premises(id);
        List<ResourceLine> lines = resources.lines(id);
        model.addAttribute("premises", premises);
        model.addAttribute("lines", lines);
        model.addAttribute(
                "raised",
                raisedLines.of(
                        actor,
                        Stream.concat(
                                        premises.stream().map(PremisesProject::premisesId),
                                        lines.stream().map(ResourceLine::resourceId))
                                .toList()));
        return "plans/resources";
    }

    @GetMapping("/plans/units/{id}/resources/new")
    @Requires(Permission.KEEP_RESOURCES)
    String blank(Actor actor, @PathVariable long id, @RequestParam(defaultValue = "") String kind, Model model) {
        return page(
                actor,
                id,
                null,
                ResourceForm.empty(
                        ResourceKind.of(kind).orElse(ResourceKind.STAFFING).code()),
                model);
    }

    @PostMapping("/plans/units/{id}/resources/new")
    @Requires(Permission.KEEP_RESOURCES)
    String add(Actor actor, @PathVariable long id, @ModelAttribute("form") ResourceForm form, Model model) {
        return forms.submit(
                model,
                "plans.resource.saved",
                "/plans/units/" + id,
                () -> keepResources.add(actor, id, form.read(), illustrative),
                () -> page(actor, id, null, form, model));
    }

    @GetMapping("/plans/units/{id}/resources/{line}")
    @Requires(Permission.VIEW_PLAN)
    String line(Actor actor, @PathVariable long id, @PathVariable long line, Model model) {
        Refused.found(resources.ward(actor, Permission.VIEW_PLAN, id));
        ResourceLine found = Refused.found(resources.line(id, line));
        return page(actor, id, found, ResourceForm.of(found), model);
    }

    @PostMapping("/plans/units/{id}/resources/{line}")
    @Requires(Permission.KEEP_RESOURCES)
    String change(
            Actor actor,
            @PathVariable long id,
            @PathVariable long line,
            @RequestParam(defaultValue = "0") int version,
            @ModelAttribute("form") ResourceForm form,
            Model model) {
        return forms.submit(
                model,
                "plans.resource.saved",
                "/plans/units/" + id,
                () -> keepResources.change(actor, id, line, version, form.read()),
                () -> page(actor, id, Refused.found(resources.line(id, line)), form, model));
    }

    @PostMapping("/plans/units/{id}/resources/{line}/drop")
    @Requires(Permission.KEEP_RESOURCES)
    String drop(
            Actor actor,
            @PathVariable long id,
            @PathVariable long line,
            @RequestParam(defaultValue = "0") int version,
            Model model) {
        return forms.submit(
                model,
                "plans.resource.dropped",
                "/plans/units/" + id,
                () -> keepResources.drop(actor, id, line, version),
                () -> line(actor, id, line, model));
    }

    private boolean keeps(Actor actor, long id) {
        return actor.may(Permission.KEEP_RESOURCES)
                && resources.ward(actor, Permission.KEEP_RESOURCES, id).isPresent();
    }

    private String page(Actor actor, long id, @Nullable ResourceLine line, ResourceForm form, Model model) {
        model.addAttribute("ward", Refused.found(resources.ward(actor, Permission.VIEW_PLAN, id)));
        model.addAttribute("keeps", keeps(actor, id));
        model.addAttribute("line", line);
        model.addAttribute(
                "raised",
                line == null
                        ? null
                        : raisedLines.of(actor, List.of(line.resourceId())).get(line.resourceId()));
        model.addAttribute("form", form);
        return "plans/resource";
    }
}
