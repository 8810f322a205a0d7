package vn.kieumau.operations.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** One person's criterion on the page that saves by itself. */
final class Sheet {
    private final Session session;
    private final long dossier;
    private final String code;
    private final String token;
    private final String requirements;
    private String version;
    private int saved;

    Sheet(Session session, long dossier, String code) throws IOException {
        this.session = session;
        this.dossier = dossier;
        this.code = code;
        Document sheet =
                Jsoup.parse(session.page("/assessment/" + dossier + "/sheet").body());
        this.token = sheet.select("[name=_csrf]").attr("value");
        this.version = sheet.select("[id=v" + code + "]").attr("value");
        StringBuilder said = new StringBuilder();
        sheet.select("section[id=c" + code + "] input[name=requirement]")
                .eachAttr("value")
                .forEach(each -> said.append("&requirement=")
                        .append(Session.encoded(each))
                        .append("&requirementResult="));
        this.requirements = said.toString();
    }

    long save() throws IOException {
        String text = "Giải trình đang gõ, lần thứ " + ++saved + ": " + "tuần tra, vận động, ký cam kết. ".repeat(10);
        HttpRequest request = session.request("/assessment/" + dossier + "/answers/" + code + "/sheet")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("HX-Request", "true")
                .POST(HttpRequest.BodyPublishers.ofString("_csrf=" + Session.encoded(token) + "&version=" + version
                        + "&then=&result=met&insteadOfEvidence=true&explanation=" + Session.encoded(text)
                        + requirements))
                .build();
        long began = System.nanoTime();
        HttpResponse<String> answer = session.send(request);
        long took = System.nanoTime() - began;
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        String next = Jsoup.parse(answer.body()).select("[id=v" + code + "]").attr("value");
        assertThat(next).as("%s is saved: %s", code, answer.body()).isNotEmpty();
        version = next;
        return took;
    }

    /** Codes of the criteria that stand on the page. */
    static List<String> codes(Session session, long dossier) throws IOException {
        String sheet = session.page("/assessment/" + dossier + "/sheet").body();
        return Jsoup.parse(sheet).select("section.criterion").eachAttr("id").stream()
                .map(id -> id.substring(1))
                .toList();
    }

    long look() throws IOException {
        return session.took("/assessment/" + dossier);
    }
}
