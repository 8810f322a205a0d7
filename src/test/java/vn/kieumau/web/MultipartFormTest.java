package vn.kieumau.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.Part;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.DelegatingServletInputStream;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

class MultipartFormTest {
    private static final String BOUNDARY = "----Ranh.gioi'7";
    private static final int MOST = 3_000_000;

    @TempDir
    Path folder;

    @Test
    void whatIsNoFormOrTooMuchIsRefusedAndLeavesNothing() throws Exception {
        byte[] whole = body(List.of(new Sent("tệp", "a.bin", new byte[100_000])));
        refused(Arrays.copyOf(whole, whole.length - 10), MultipartException.class);
        refused(Arrays.copyOf(whole, 50_000), MultipartException.class);
        refused("không phải biểu mẫu".getBytes(StandardCharsets.UTF_8), MultipartException.class);
        refused(new byte[0], MultipartException.class);
        refused(
                ("--" + BOUNDARY + "\r\nContent-Disposition: form-data\r\n\r\nvô danh\r\n--" + BOUNDARY + "--\r\n")
                        .getBytes(StandardCharsets.UTF_8),
                MultipartException.class);
        refused(
                ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + "n".repeat(5_000)
                                + "\"\r\n\r\n\r\n--" + BOUNDARY + "--\r\n")
                        .getBytes(StandardCharsets.UTF_8),
                MultipartException.class);
        refused(body(List.of(new Sent("tệp", "a.bin", new byte[MOST]))), MaxUploadSizeExceededException.class);
        refused(
                body(List.of(new Sent("chữ", null, new byte[MultipartForm.MOST_TEXT + 1]))),
                MaxUploadSizeExceededException.class);
        List<Sent> many = new ArrayList<>();
        for (int i = 0; i <= MultipartForm.MOST_PARTS; i++) {
            many.add(new Sent("p" + i, "a.txt", new byte[1]));
        }
        refused(body(many), MultipartException.class);
        for (String type : List.of("multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; x")) {
            MultipartForm form = form(whole, type, 1 << 16);
            assertThatThrownBy(form::getParts).as(type).isInstanceOf(MultipartException.class);
        }
    }

    @Test
    void everythingThatIsSentArrivesHoweverItIsCut() throws Exception {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<Sent> sent = new ArrayList<>();
            for (int i = random.nextInt(6); i >= 0; i--) {
                sent.add(Sent.random(random));
            }
            MultipartForm form = form(body(sent), type(), 1 + random.nextInt(random.nextBoolean() ? 7 : 100_000));
            List<Sent> files =
                    sent.stream().filter(each -> each.fileName != null).toList();
            List<Part> parts = List.copyOf(form.getParts());
            assertThat(parts).as("seed %d", seed).hasSameSizeAs(files);
            for (int i = 0; i < files.size(); i++) {
                assertThat(parts.get(i).getName()).isEqualTo(files.get(i).name);
                assertThat(parts.get(i).getSubmittedFileName()).isEqualTo(files.get(i).fileName);
                assertThat(parts.get(i).getContentType()).isEqualTo("application/octet-stream");
                assertThat(parts.get(i).getSize()).isEqualTo(files.get(i).content.length);
                assertThat(parts.get(i).getInputStream().readAllBytes())
                        .as("seed %d", seed)
                        .isEqualTo(files.get(i).content);
            }
            for (Sent field : sent) {
                if (field.fileName == null) {
                    String[] values = sent.stream()
                            .filter(each -> each.fileName == null && each.name.equals(field.name))
                            .map(each -> new String(each.content, StandardCharsets.UTF_8))
                            .toArray(String[]::new);
                    assertThat(form.getParameterValues(field.name))
                            .as("seed %d", seed)
                            .isEqualTo(values);
                    assertThat(form.getParameter(field.name)).isEqualTo(values[0]);
                }
            }
            form.delete();
            assertThat(lying()).as("seed %d", seed).isEmpty();
        }
    }

    @Test
    void fieldsOfTheAddressComeFirst() throws Exception {
        MockHttpServletRequest request =
                request(body(List.of(new Sent("a", null, "2".getBytes(StandardCharsets.UTF_8)))), type(), 10);
        request.addParameter("a", "1");
        request.addParameter("b", "3");
        MultipartForm form = new MultipartForm(request, folder, MOST);
        assertThat(form.getParameterValues("a")).containsExactly("1", "2");
        assertThat(form.getParameter("b")).isEqualTo("3");
        assertThat(form.getParameterValues("c")).isNull();
        assertThat(form.getPart("a")).isNull();
    }

    @Test
    void filesGoWithTheirRequestUnlessSomebodyTookThem() throws Exception {
        Path kept = folder.resolve("kept");
        MockHttpServletRequest request = request(
                body(List.of(new Sent("f", "a", new byte[] {1, 2}), new Sent("g", "b", new byte[] {3}))),
                "Multipart/Form-Data; boundary=\"" + BOUNDARY + '"',
                10);
        new MultipartForms(folder, DataSize.ofBytes(MOST))
                .doFilter(request, new MockHttpServletResponse(), (form, any) -> {
                    assertThat(lying()).isEmpty();
                    MultipartForm received = (MultipartForm) form;
                    assertThat(part(received, "f").getSize()).isEqualTo(2);
                    assertThat(lying()).hasSize(2);
                    part(received, "f").write(kept.toString());
                    assertThat(part(received, "f").getInputStream()).hasBinaryContent(new byte[] {1, 2});
                });
        assertThat(lying()).containsExactly(kept);
        assertThat(kept).hasBinaryContent(new byte[] {1, 2});
    }

    private static Part part(MultipartForm form, String name) {
        try {
            return Objects.requireNonNull(form.getPart(name));
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private void refused(byte[] body, Class<? extends Exception> why) throws IOException {
        MultipartForm form = form(body, type(), 1 << 16);
        assertThat(form.getParameter("chữ") == null).as("no field").isTrue();
        assertThatThrownBy(form::getParts).isInstanceOf(why);
        assertThatThrownBy(form::getParts).as("asked again").isInstanceOf(why);
        form.delete();
        assertThat(lying()).isEmpty();
    }

    private List<Path> lying() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private MultipartForm form(byte[] body, String type, int atOnce) {
        return new MultipartForm(request(body, type, atOnce), folder, MOST);
    }

    private static String type() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }

    /** @param atOnce how many bytes one read gives at most */
    private static MockHttpServletRequest request(byte[] body, String type, int atOnce) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/") {
            @Override
            public ServletInputStream getInputStream() {
                return new DelegatingServletInputStream(new FilterInputStream(new ByteArrayInputStream(body)) {
                    @Override
                    public int read(byte[] into, int offset, int length) throws IOException {
                        return super.read(into, offset, Math.min(length, atOnce));
                    }
                });
            }
        };
        request.setContentType(type);
        return request;
    }

    private static byte[] body(List<Sent> parts) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Sent part : parts) {
            body.write(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + part.name + '"'
                            + (part.fileName == null
                                    ? ""
                                    : "; filename=\"" + part.fileName + "\"\r\nContent-Type: application/octet-stream")
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.write(part.content);
            body.write("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.write(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    private record Sent(String name, @Nullable String fileName, byte[] content) {
        /** What looks like a boundary, or the beginning of one, is what goes wrong. */
        static Sent random(Random random) {
            StringBuilder content = new StringBuilder();
            String marks = "\r\n--" + BOUNDARY;
            for (int i = random.nextInt(40); i > 0; i--) {
                switch (random.nextInt(4)) {
                    case 0 -> content.append(marks, 0, random.nextInt(marks.length() - 2));
                    case 1 -> content.append("\r\r\n\n-".repeat(random.nextInt(3)));
                    case 2 -> content.append("chữ ".repeat(random.nextInt(random.nextInt(20) == 0 ? 30_000 : 10)));
                    default -> content.append((char) random.nextInt(128));
                }
            }
            boolean file = random.nextBoolean();
            return new Sent(
                    "trường " + random.nextInt(3),
                    file ? (random.nextInt(5) == 0 ? "" : "ảnh " + random.nextInt(9) + ".png") : null,
                    content.toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}
