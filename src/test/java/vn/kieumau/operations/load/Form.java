package vn.kieumau.operations.load;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.jsoup.Connection.KeyVal;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** A form as a page showed it, being filled by somebody; keeps what was typed so that the same can be sent again. */
final class Form {
    private static final String BOUNDARY = "----RandomWork7f3a";

    private final FormElement shown;
    private final Kind kind;
    private final String address;
    private final int number;
    private final int mostBytes;
    private final Random random;
    private final Map<String, List<String>> fields = new LinkedHashMap<>();
    private String fileField = "";
    private String fileName = "";
    private byte[] file = new byte[0];

    /** @param number of the act, which makes its texts and files unlike all others */
    Form(FormElement shown, Kind kind, int number, int mostBytes, Random random) {
        this.shown = shown;
        this.kind = kind;
        this.address = shown.attr("action");
        this.number = number;
        this.mostBytes = mostBytes;
        this.random = random;
        List<String> files = shown.select("input[type=file]").eachAttr("name");
        for (KeyVal field : shown.formData()) {
            if (files.contains(field.key())) {
                continue;
            }
            fields.computeIfAbsent(field.key(), any -> new ArrayList<>()).add(field.value());
        }
        List<Element> buttons = shown.select("button[type=submit][name]");
        if (!buttons.isEmpty()) {
            Element pressed = buttons.get(random.nextInt(buttons.size()));
            set(pressed.attr("name"), pressed.attr("value"));
        }
    }

    Kind kind() {
        return kind;
    }

    String address() {
        return address;
    }

    int number() {
        return number;
    }

    Random random() {
        return random;
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** What this act says, and no other. */
    String text() {
        return "Nội dung “số %d”, dưới tải".formatted(number);
    }

    /** A part of the address, such as the dossier. */
    String part(int group) {
        Matcher matcher = kind.address().matcher(address);
        if (!matcher.matches()) {
            throw new IllegalStateException(address);
        }
        return matcher.group(group);
    }

    void set(String name, String value) {
        fields.put(name, new ArrayList<>(List.of(value)));
    }

    void setIf(boolean condition, String name, String value) {
        if (condition) {
            set(name, value);
        }
    }

    void drop(String name) {
        fields.remove(name);
    }

    boolean has(String name) {
        return !shown.select("[name=%s]".formatted(name)).isEmpty();
    }

    String one(String name) {
        return all(name).stream().findFirst().orElse("");
    }

    List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }

    /** Fields of the page whose names start so, filled or not. */
    List<String> names(String start) {
        return shown.select("[name^=\"%s\"]".formatted(start)).eachAttr("name").stream()
                .distinct()
                .toList();
    }

    /** Filled fields whose names start so. */
    List<String> chosen(String start) {
        return fields.keySet().stream().filter(name -> name.startsWith(start)).toList();
    }

    /** One of the values that a group of radio buttons offers. */
    String offered(String name) {
        List<String> values = shown.select("input[type=radio]").stream()
                .filter(each -> each.attr("name").equals(name))
                .map(each -> each.attr("value"))
                .toList();
        return values.get(random.nextInt(values.size()));
    }

    /** One of the options of a list. */
    void choose(String name) {
        List<String> values =
                shown.select("select[name=%s] option".formatted(name)).eachAttr("value");
        if (!values.isEmpty()) {
            set(name, values.get(random.nextInt(values.size())));
        }
    }

    /** Each box with that probability, at least one where there are any. */
    void tick(String name, double probability) {
        List<String> values =
                shown.select("input[type=checkbox][name=%s]".formatted(name)).eachAttr("value");
        List<String> ticked =
                values.stream().filter(any -> chance(probability)).limit(5).collect(Collectors.toList());
        if (ticked.isEmpty() && !values.isEmpty()) {
            ticked.add(values.get(random.nextInt(values.size())));
        }
        fields.remove(name);
        if (!ticked.isEmpty()) {
            fields.put(name, ticked);
        }
    }

    /** A text file that no other act sends. */
    void attach(String field, String name) {
        fileField = field;
        fileName = name;
        byte[] start = (text() + "\n").getBytes(StandardCharsets.UTF_8);
        file = new byte[start.length + random.nextInt(mostBytes)];
        Arrays.fill(file, (byte) ('a' + random.nextInt(26)));
        System.arraycopy(start, 0, file, 0, start.length);
    }

    String attachedHash() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    boolean uploads() {
        return shown.attr("enctype").equals("multipart/form-data");
    }

    String contentType() {
        return uploads() ? "multipart/form-data; boundary=" + BOUNDARY : "application/x-www-form-urlencoded";
    }

    HttpRequest.BodyPublisher body() {
        return uploads()
                ? HttpRequest.BodyPublishers.ofByteArray(multipart())
                : HttpRequest.BodyPublishers.ofString(fields.entrySet().stream()
                        .flatMap(field ->
                                field.getValue().stream().map(value -> encoded(field.getKey()) + "=" + encoded(value)))
                        .collect(Collectors.joining("&")));
    }

    private byte[] multipart() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((name, values) ->
                values.forEach(value -> part(body, "name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8))));
        if (!fileField.isEmpty()) {
            part(body, "name=\"" + fileField + "\"; filename=\"" + fileName + "\"", file);
        }
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    private static void part(ByteArrayOutputStream body, String disposition, byte[] content) {
        body.writeBytes("--%s\r\nContent-Disposition: form-data; %s\r\n\r\n"
                .formatted(BOUNDARY, disposition)
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
