package vn.kieumau.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/**
 * A form with files (RFC 7578), read when somebody first asks for a field or a part: fields into memory, files into the
 * folder of uploads. A body that is no such form has no fields, and whoever asks for its parts is told why.
 */
final class MultipartForm extends HttpServletRequestWrapper {
    /** All fields together; files do not count. */
    static final int MOST_TEXT = 1_000_000;
    /** The form of an answer has two fields for every proof that is chosen. */
    static final int MOST_PARTS = 150;

    private static final int MOST_HEADERS = 4_096;
    private static final int BUFFER = 64 * 1024;

    private final Path folder;
    private final long most;
    private final List<Part> files = new ArrayList<>();
    private final Map<String, List<String>> fields = new LinkedHashMap<>();
    private boolean read;
    private @Nullable RuntimeException failure;

    /**
     * @param folder where files wait
     * @param most bytes of a body
     */
    MultipartForm(HttpServletRequest request, Path folder, long most) {
        super(request);
        this.folder = folder;
        this.most = most;
    }

    /**
     * @throws MaxUploadSizeExceededException where there is more of something than is received
     * @throws MultipartException where the body is no form with files, or does not come to its end
     */
    @Override
    public Collection<Part> getParts() throws IOException, ServletException {
        read();
        if (failure != null) {
            throw failure;
        }
        return Collections.unmodifiableList(files);
    }

    @Override
    public @Nullable Part getPart(String name) throws IOException, ServletException {
        return getParts().stream()
                .filter(part -> part.getName().equals(name))
                .findFirst()
                .orElse(null);
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = getParameterValues(name);
        return values == null ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return getParameterMap().get(name);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(getParameterMap().keySet());
    }

    /** Those of the address first. */
    @Override
    public Map<String, String[]> getParameterMap() {
        read();
        Map<String, String[]> all = new LinkedHashMap<>(super.getParameterMap());
        fields.forEach((name, values) -> all.merge(name, values.toArray(new String[0]), (address, form) -> {
            String[] both = Arrays.copyOf(address, address.length + form.length);
            System.arraycopy(form, 0, both, address.length, form.length);
            return both;
        }));
        return all;
    }

    void delete() throws IOException {
        for (Part file : files) {
            file.delete();
        }
    }

    private void read() {
        if (read) {
            return;
        }
        read = true;
        try {
            if (getContentLengthLong() > most) {
                throw new MaxUploadSizeExceededException(most);
            }
            receive();
        } catch (IOException | IllegalArgumentException broken) {
            failure = new MultipartException("the body ends early or is no form", broken);
        } catch (MultipartException refused) {
            failure = refused;
        }
        if (failure != null) {
            fields.clear();
        }
    }

    private void receive() throws IOException {
        String boundary = MultiPart.extractBoundary(getContentType());
        if (boundary == null || boundary.isEmpty()) {
            throw new MultipartException("no boundary");
        }
        try (Receiver receiver = new Receiver()) {
            MultiPart.Parser parser = new MultiPart.Parser(boundary, receiver);
            parser.setMaxParts(MOST_PARTS);
            parser.setPartHeadersMaxLength(MOST_HEADERS);
            InputStream body = getInputStream();
            byte[] buffer = new byte[BUFFER];
            long received = 0;
            for (int bytes = body.read(buffer); bytes >= 0; bytes = body.read(buffer)) {
                received += bytes;
                if (received > most) {
                    throw new MaxUploadSizeExceededException(most);
                }
                parser.parse(Content.Chunk.from(ByteBuffer.wrap(buffer, 0, bytes), false));
                receiver.check();
            }
            parser.parse(Content.Chunk.EOF);
            receiver.check();
        }
    }

    /** Hears what the parser finds, part by part. What is thrown here would be swallowed there, so it is kept for {@link #check}. */
    private final class Receiver extends MultiPart.AbstractPartsListener implements AutoCloseable {
        private final ByteArrayOutputStream text = new ByteArrayOutputStream();
        private int texts;
        private long size;
        private @Nullable Path file;
        private @Nullable OutputStream into;
        private @Nullable RuntimeException refused;
        private @Nullable IOException failed;

        void check() throws IOException {
            if (refused != null) {
                throw refused;
            }
            if (failed != null) {
                throw failed;
            }
        }

        @Override
        public void onPartHeaders() {
            text.reset();
            size = 0;
            if (getFileName() != null) {
                try {
                    Path begun = Files.createTempFile(folder, "part", "");
                    file = begun;
                    into = Files.newOutputStream(begun);
                } catch (IOException unwritable) {
                    failed = unwritable;
                }
            }
        }

        @Override
        public void onPartContent(Content.Chunk chunk) {
            ByteBuffer bytes = chunk.getByteBuffer();
            try {
                size += bytes.remaining();
                if (into != null) {
                    into.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
                } else {
                    texts += bytes.remaining();
                    if (texts > MOST_TEXT) {
                        refused = new MaxUploadSizeExceededException(MOST_TEXT);
                    } else {
                        text.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
                    }
                }
            } catch (IOException unwritable) {
                failed = unwritable;
            }
        }

        @Override
        public void onPart(@Nullable String name, @Nullable String fileName, HttpFields headers) {
            try {
                end();
            } catch (IOException unwritable) {
                failed = unwritable;
            }
            if (name == null) {
                refused = new MultipartException("a part without a name");
            } else if (fileName == null) {
                fields.computeIfAbsent(name, any -> new ArrayList<>()).add(text.toString(StandardCharsets.UTF_8));
            } else if (file != null) {
                files.add(new FormPart(name, fileName, headers, file, size));
                file = null;
            }
        }

        @Override
        public void onFailure(Throwable broken) {
            if (refused == null) {
                refused = new MultipartException("no form with files", broken);
            }
        }

        private void end() throws IOException {
            if (into != null) {
                into.close();
                into = null;
            }
        }

        /** A file that did not come whole goes. */
        @Override
        public void close() throws IOException {
            end();
            if (file != null) {
                Files.deleteIfExists(file);
            }
        }
    }
}
