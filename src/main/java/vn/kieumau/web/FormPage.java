package vn.kieumau.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.support.RequestContextUtils;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Refused;

/**
 * Runs the act behind a form. A refusal that the person can mend (409, 422, 413) shows the same form again, with what
 * was typed and the reason; others become an error page.
 */
@Component
public class FormPage {
    private final ViewAdvice views;
    private final HttpServletRequest request;
    private final HttpServletResponse response;

    /** @param request and response: those of whoever is being answered, which Spring looks up at each use */
    FormPage(ViewAdvice views, HttpServletRequest request, HttpServletResponse response) {
        this.views = views;
        this.request = request;
        this.response = response;
    }

    /** Does the act, then shows the page at an address with a notice. @param notice its message */
    public String submit(Model model, String notice, String address, Runnable act, Supplier<String> showAgain) {
        return submit(
                model,
                notice,
                () -> {
                    act.run();
                    return address;
                },
                showAgain);
    }

    /** The same for an act that tells the address: that of what it has made. */
    public String submit(Model model, String notice, Supplier<String> act, Supplier<String> showAgain) {
        return submit(
                model,
                () -> {
                    String address = act.get();
                    RequestContextUtils.getOutputFlashMap(request).put("notice", notice);
                    return "redirect:" + address;
                },
                showAgain);
    }

    public String submit(Model model, Supplier<String> act, Supplier<String> showAgain) {
        try {
            return act.get();
        } catch (Refused refused) {
            int status = refused.refusal().status();
            if (status == 404 || status == 403) {
                throw refused;
            }
            return again(refused, model, showAgain);
        } catch (ConcurrencyFailureException crossed) {
            return again(new Refused(KernelRefusal.CHANGED_MEANWHILE), model, showAgain);
        }
    }

    private String again(Refused refused, Model model, Supplier<String> showAgain) {
        response.setStatus(refused.refusal().status());
        model.addAttribute("view", views.view(request, refused, null));
        return showAgain.get();
    }
}
