package vn.kieumau.recognition.pages;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.kieumau.kernel.Refused;
import vn.kieumau.recognition.Title;
import vn.kieumau.recognition.TitleActs;
import vn.kieumau.recognition.Titles;
import vn.kieumau.web.OpenToAll;

/** Where the code on a certificate leads. Says no more than the certificate, and names no person. */
@Controller
class ConfirmationController {
    private final Titles titles;
    private final TitleActs acts;

    ConfirmationController(Titles titles, TitleActs acts) {
        this.titles = titles;
        this.acts = acts;
    }

    @GetMapping("/recognition/certificates/{code}")
    @OpenToAll(because = "whoever holds a certificate may check it; the code cannot be guessed")
    String show(@PathVariable String code, Model model, HttpServletResponse response) {
        response.setHeader("X-Robots-Tag", "noindex");
        Title title = Refused.found(titles.byCode(code));
        model.addAttribute("title", title);
        model.addAttribute("replaced", !title.certificateCode().equals(code));
        model.addAttribute("acts", acts.decided(title.titleId()));
        return "recognition/certificate";
    }
}
