package vn.kieumau.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Refused;

/**
 * Runs the act behind a form. A refusal that the person can mend (409, 422, 413) shows the same form again, with what
 * was typed and the reason; others become an error page.
 */
@Component
public class FormPage {
    private final ViewAdvice views;

    FormPage(ViewAdvice views) {
        this.views = views;
    }

    public String submit(
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Supplier<String> act,
            Supplier<String> showAgain) {
        try {
            return act.get();
        } catch (Refused refused) {
            int status = refused.refusal().status();
            if (status == 404 || status == 403) {
                throw refused;
            }
            return again(refused, request, response, model, showAgain);
        } catch (ConcurrencyFailureException crossed) {
            return again(new Refused(KernelRefusal.CHANGED_MEANWHILE), request, response, model, showAgain);
        }
    }

    private String again(
            Refused refused,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Supplier<String> showAgain) {
        response.setStatus(refused.refusal().status());
        model.addAttribute("view", views.view(request, refused, null));
        return showAgain.get();
    }
}
