package vn.kieumau.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where the server leads a request that failed before any page was reached, so that this too is said in our words. */
@Controller
class ErrorRoute implements ErrorController {
    private final ErrorPages pages;

    ErrorRoute(ErrorPages pages) {
        this.pages = pages;
    }

    @RequestMapping("/error")
    @OpenToAll(because = "says what went wrong, to whomever it went wrong for")
    Object show(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Object cause = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        return pages.outside(
                cause instanceof Throwable known ? rootOf(known) : null,
                status instanceof Integer code ? code : 404,
                request);
    }

    private static Throwable rootOf(Throwable failed) {
        Throwable root = failed;
        while (root.getCause() != null && !(root instanceof org.apache.tomcat.util.http.InvalidParameterException)) {
            root = root.getCause();
        }
        return root;
    }
}
