package vn.kieumau.web;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;

/**
 * Hands out the list of a page as a file: the address of the page with {@code download=csv} or {@code download=xlsx}. The page itself is
 * asked for one large part after another and its table is copied, so that the file has the rows, columns, filters, order, words and
 * scope of what is seen and nothing else; all parts see the same data. Pages that put {@code web/paging} under a table offer it, and so do
 * those that put {@code web/files} under one that is not paged; {@code table} names that one.
 *
 * <p>The file is whole before its first byte is sent: what fails halfway is refused like any page, and a slow network holds no
 * connection to the database.
 */
@Component
class ListDownload implements HandlerInterceptor {
    static final String PARAMETER = "download";

    private static final String TABLE = "table";

    /** Number of the part that is asked for, where {@link PagingArgument} finds it. */
    static final String PART = ListDownload.class.getName() + ".part";

    /** Rows of one part: few enough for memory, many enough that a long list is not counted over and over. */
    static final int ROWS = Paging.MOST_OF_A_FILE;

    private final ObjectProvider<RequestMappingHandlerAdapter> handlers;
    private final TemplateEngine templates;
    private final TransactionTemplate oneView;

    ListDownload(
            ObjectProvider<RequestMappingHandlerAdapter> handlers,
            TemplateEngine templates,
            PlatformTransactionManager transactions) {
        this.handlers = handlers;
        this.templates = templates;
        this.oneView = new TransactionTemplate(transactions);
        oneView.setReadOnly(true);
        oneView.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** @return whether the page is shown: a list without rows, or one that is not handed out */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        String format = request.getParameter(PARAMETER);
        if (format == null || !isPage(request, handler)) {
            return true;
        }
        TableDownload.expect(format);
        Path file = Files.createTempFile("list", "." + format);
        try {
            Optional<View> view = Objects.requireNonNull(
                    oneView.execute(status -> written(request, response, handler, format, file)));
            if (view.isEmpty()) {
                return true;
            }
            TableDownload.head(response, name(view.get()), format);
            response.setContentLengthLong(Files.size(file));
            Files.copy(file, response.getOutputStream());
            return false;
        } finally {
            request.removeAttribute(PART);
            Files.delete(file);
        }
    }

    private static boolean isPage(HttpServletRequest request, Object handler) {
        return request.getMethod().equals(HttpMethod.GET.name())
                && !ViewAdvice.api(request)
                && handler instanceof HandlerMethod method
                && method.getReturnType().getParameterType() == String.class
                && !method.hasMethodAnnotation(ResponseBody.class);
    }

    /** @return what the page was seen with; nothing where it has no list to hand out */
    private Optional<View> written(
            HttpServletRequest request, HttpServletResponse response, Object handler, String format, Path file) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            String name = Objects.requireNonNullElse(request.getParameter(TABLE), "");
            TableDownload table = null;
            View view = null;
            int pages = 1;
            for (int part = 1; part <= pages; part++) {
                request.setAttribute(PART, part);
                ModelAndView page = handlers.getObject().handle(request, response, handler);
                Optional<ListTable> list = list(page, name);
                if (page == null || list.isEmpty()) {
                    break;
                }
                if (table == null) {
                    view = (View) Objects.requireNonNull(page.getModel().get("view"));
                    table = TableDownload.begin(out, format, list.get().columns(view));
                }
                list.get().rows(Objects.requireNonNull(view), table);
                // One with a name is there whole, however long the list beside it is.
                pages = name.isEmpty() ? pages(page) : 1;
            }
            if (table != null) {
                table.close();
            }
            return Optional.ofNullable(view);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (RuntimeException refused) {
            throw refused;
        } catch (Exception other) {
            throw new IllegalStateException(other);
        }
    }

    private Optional<ListTable> list(@Nullable ModelAndView page, String table) {
        if (page == null || page.getViewName() == null || page.getViewName().contains(":")) {
            return Optional.empty();
        }
        StringOutput html = new StringOutput();
        templates.render(page.getViewName() + ".jte", page.getModel(), html);
        return ListTable.of(html.toString(), table);
    }

    private static int pages(ModelAndView page) {
        return page.getModel().values().stream()
                .filter(each -> each instanceof PageOf<?> rows && rows.paging().size() == ROWS)
                .mapToInt(each -> ((PageOf<?>) each).pages())
                .findFirst()
                .orElse(1);
    }

    /** Of the address, without what is only a number in it: campaigns-ledger-2023-11-24. */
    private static String name(View view) {
        return Arrays.stream(view.path().split("/"))
                        .filter(each -> each.matches("[a-z-]+"))
                        .collect(Collectors.joining("-"))
                + "-" + view.today();
    }
}
