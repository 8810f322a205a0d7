package vn.kieumau.recognition.pages;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.kieumau.documents.Certificates;
import vn.kieumau.files.Downloads;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.recognition.Title;
import vn.kieumau.recognition.Titles;
import vn.kieumau.web.QrCode;
import vn.kieumau.web.Requires;

@Controller
class TitleController {
    private final Titles titles;
    private final Certificates certificates;

    TitleController(Titles titles, Certificates certificates) {
        this.titles = titles;
        this.certificates = certificates;
    }

    @GetMapping("/recognition/titles/{id}")
    @Requires(Permission.VIEW_RECOGNITION)
    String show(Actor actor, @PathVariable long id, Model model) {
        Title title = Refused.found(titles.find(actor, id));
        String url = titles.confirmationUrl(title);
        model.addAttribute("title", title);
        model.addAttribute("url", url);
        model.addAttribute("qr", QrCode.svg(url, url));
        return "recognition/title";
    }

    @GetMapping("/recognition/titles/{id}/certificate")
    @Requires(Permission.VIEW_RECOGNITION)
    ResponseEntity<byte[]> certificate(Actor actor, @PathVariable long id) {
        Title title = Refused.found(titles.find(actor, id));
        return Downloads.attachment(
                certificates.pdf(title.certificate(titles.confirmationUrl(title))), title.certificateFileName());
    }
}
