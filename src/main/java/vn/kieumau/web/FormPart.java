package vn.kieumau.web;

import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/** A file of a form; lies in the folder of uploads until its request ends. */
record FormPart(String name, @Nullable String fileName, HttpFields headers, Path file, long size) implements Part {
    @Override
    public String getName() {
        return name;
    }

    @Override
    public @Nullable String getSubmittedFileName() {
        return fileName;
    }

    @Override
    public @Nullable String getContentType() {
        return headers.get("Content-Type");
    }

    @Override
    public long getSize() {
        return size;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return Files.newInputStream(file);
    }

    /** Another name for the same file, where both folders are on one disk; this one stays until the request ends. */
    @Override
    public void write(String path) throws IOException {
        Path other = Path.of(path);
        Files.deleteIfExists(other);
        try {
            Files.createLink(other, file);
        } catch (IOException | UnsupportedOperationException otherDisk) {
            Files.copy(file, other);
        }
    }

    @Override
    public void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    @Override
    public @Nullable String getHeader(String header) {
        return headers.get(header);
    }

    @Override
    public Collection<String> getHeaders(String header) {
        return headers.getValuesList(header);
    }

    @Override
    public Collection<String> getHeaderNames() {
        return List.copyOf(headers.getFieldNamesCollection());
    }
}
