package vn.kieumau.operations.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/**
 * Somebody with a browser, who looks at what the pages offer and does some of it at random: one request at each step.
 * Goes back to the start page now and then, because that is where one sees what awaits one.
 */
final class Person {
    /** Pages from which no act of the work is reached. */
    private static final String ASIDE =
            "/(archive|documents|insight|notices|evidence/files|audit|criteria|units|plans|exchange|roadmap|campaigns/(documents|committees|\\d+/(ledger|screening|calendar))).*"
                    + "|.*[?&]download=.*|.*/(slip|report|letter|minutes)(/.*)?";

    /** What a provincial officer looks for, so that wards with people of their own are registered too. */
    private static final Map<String, List<String>> WARDS = Map.of(
            "hn-canbo", List.of("nhat tan", "chua neu ten (1)", "chua neu ten (2)"),
            "hp-canbo", List.of("hung vuong", "du hang kenh", "kenh duong", "cat bi", "ngoc xuyen"),
            "hcm-canbo", List.of("tan binh", "quan 3"));

    private final String login;
    private final RandomWork work;
    private final Random random;
    private final Session session;
    private String next = "/";
    private Document page = new Document("");
    private Optional<Act> unanswered = Optional.empty();

    Person(String login, RandomWork work, Random random) {
        this.login = login;
        this.work = work;
        this.random = random;
        this.session = new Session(work.server());
    }

    boolean aboveTheWards() {
        return login.matches("(v05|hp|hn|hcm)-(canbo|lanhdao)");
    }

    void signIn() throws IOException {
        session.signIn(login);
    }

    /** One request: what was broken off is sent again first; then a page that is due; else whatever this page offers. */
    void step() throws IOException {
        if (unanswered.isPresent()) {
            send(unanswered.get());
        } else if (!next.isEmpty()) {
            String due = next;
            next = "";
            look(due);
        } else {
            something();
        }
    }

    private void something() throws IOException {
        List<FormElement> forms = page.select("main form[method=post]").forms().stream()
                .filter(form -> !form.select("button[type=submit]").isEmpty())
                .filter(form -> Kind.at(form.attr("action")).isPresent())
                .toList();
        double glad = forms.stream()
                .mapToDouble(form -> eagerness(form.attr("action"), 0))
                .sum();
        if (random.nextDouble() < Math.min(0.85, glad)) {
            FormElement form = weighed(
                    forms, each -> Kind.at(each.attr("action")).orElseThrow().weight());
            Kind kind = Kind.at(form.attr("action")).orElseThrow();
            Form filled = new Form(form, kind, work.nextNumber(), work.mostBytes(), random);
            kind.fill(filled);
            Act act = new Act(login, filled);
            work.began(act);
            send(act);
            if (random.nextDouble() < 0.03) {
                // a double click
                unanswered = Optional.of(act);
            }
            return;
        }
        List<Element> links = page.select("main a[href^=/]").stream()
                .filter(link -> !link.attr("href").matches(ASIDE))
                .toList();
        look(
                links.isEmpty() || random.nextDouble() < 0.15
                        ? elsewhere()
                        : weighed(links, this::attraction).attr("href"));
    }

    private double attraction(Element link) {
        if (link.hasClass("criterion-tile")) {
            return link.hasClass("none") ? 20 : 0.1;
        }
        String address = link.attr("href").replaceAll("[?#].*", "");
        if (page.location().equals("/")) {
            // what awaits one, whatever it is
            return 1 + eagerness(address, 0);
        }
        return address.matches("/assessment/\\d+/answers/.*") ? 0.1 : eagerness(address, otherwise(address));
    }

    private static double otherwise(String address) {
        if (address.matches(".*/(print|snapshots/.*)")) {
            return 0.1;
        }
        return address.matches("/recognition/proposals/\\d+") ? 3 : 1;
    }

    /**
     * What has been done less is done more gladly, and most gladly what nobody has done yet, even if it waits behind one of
     * a page's many links: so a short run has some of everything.
     */
    private double eagerness(String address, double other) {
        return Kind.at(address)
                .map(kind -> kind.weight()
                        * (work.done(kind) == 0 ? 20 : 1 / (1 + work.done(kind) / (kind.often() ? 10.0 : 1))))
                .orElse(other);
    }

    /** The start page, or one of the lists that the menu has. */
    private String elsewhere() {
        List<String> lists = page.select("nav.main-nav a").eachAttr("href").stream()
                .filter(each -> each.matches("/(campaigns|assessment|appraisal|recognition|evidence)"))
                .toList();
        return lists.isEmpty() || random.nextDouble() < 0.4 ? "/" : lists.get(random.nextInt(lists.size()));
    }

    private void send(Act act) throws IOException {
        unanswered = Optional.of(act);
        Form form = act.form();
        HttpRequest request = session.request(form.address())
                .header("Content-Type", form.contentType())
                .POST(form.body())
                .build();
        long began = System.nanoTime();
        HttpResponse<String> answer;
        try {
            answer = session.send(request);
        } catch (IOException broken) {
            act.became(Act.Outcome.UNKNOWN);
            throw broken;
        }
        work.answered(act.kind().name(), answer.statusCode(), System.nanoTime() - began);
        if (answer.statusCode() >= 500) {
            act.became(Act.Outcome.UNKNOWN);
            work.fault(login, request, answer);
            return;
        }
        unanswered = Optional.empty();
        String location = Session.location(answer);
        assertThat(location).as("still signed in: %s", act).doesNotContain("/accounts/");
        boolean known = act.acknowledged();
        act.became(location.isEmpty() ? Act.Outcome.REFUSED : Act.Outcome.ACKNOWLEDGED);
        if (act.acknowledged() && !known) {
            work.acknowledged(act);
        }
        // Whoever is refused reads why, and mostly turns to something else.
        page = Jsoup.parse(answer.body());
        next = location.isEmpty() ? (random.nextDouble() < 0.7 ? "/" : "") : location;
    }

    private void look(String address) throws IOException {
        String target = address.endsWith("/register") && WARDS.containsKey(login)
                ? address + "?q=" + Session.encoded(one(WARDS.get(login)))
                : address;
        long began = System.nanoTime();
        HttpRequest request = session.request(target).build();
        HttpResponse<String> answer = session.send(request);
        work.answered(RandomWork.LOOK, answer.statusCode(), System.nanoTime() - began);
        if (answer.statusCode() >= 500) {
            work.fault(login, request, answer);
        }
        page = Jsoup.parse(answer.body(), target);
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private <T> T weighed(List<T> choices, ToDoubleFunction<T> weight) {
        List<Double> ends = new ArrayList<>();
        double sum = 0;
        for (T choice : choices) {
            sum += weight.applyAsDouble(choice);
            ends.add(sum);
        }
        double at = random.nextDouble() * sum;
        int i = 0;
        while (i < choices.size() - 1 && ends.get(i) <= at) {
            i++;
        }
        return choices.get(i);
    }
}
