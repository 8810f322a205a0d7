package vn.kieumau.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;

@Controller
class MyWorkController {
    private final MyWork work;

    MyWorkController(MyWork work) {
        this.work = work;
    }

    @GetMapping("/")
    @Requires(Permission.VIEW_MY_WORK)
    String show(Actor actor, Model model) {
        model.addAttribute("items", work.of(actor));
        return "web/my-work";
    }
}
