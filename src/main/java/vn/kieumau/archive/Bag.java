package vn.kieumau.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a bag (RFC 8493) as a ZIP file, part by part as it comes; what is written the same way twice is the same file. Its parts stand
 * in the order in which they were added, without the moment at which that was.
 */
final class Bag implements Closeable {
    static final String MANIFEST = "manifest-sha256.txt";
    static final String TAG_MANIFEST = "tagmanifest-sha256.txt";
    static final String PAYLOAD = "data/";

    /** Any moment does that fits into the old field: an extended one would depend on the time zone. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final ZipOutputStream zip;
    private final String folder;
    private final List<Part> parts = new ArrayList<>();

    /** @param path below the bag's folder */
    record Part(String path, long size, String sha256) {}

    /** Writes the content of a part. */
    @FunctionalInterface
    interface Content {
        void into(OutputStream part) throws IOException;
    }

    /** @param folder in which everything lies, as RFC 8493, 4 asks */
    Bag(OutputStream to, String folder) {
        this.zip = new ZipOutputStream(to, StandardCharsets.UTF_8);
        this.folder = folder;
    }

    /** What was added so far, in order. */
    List<Part> parts() {
        return Collections.unmodifiableList(parts);
    }

    /** @param name below data; ASCII, so that no system spells it otherwise */
    Part add(String name, Content content) throws IOException {
        Part part = write(PAYLOAD + name, content);
        parts.add(part);
        return part;
    }

    Part add(String name, byte[] content) throws IOException {
        return add(name, part -> part.write(content));
    }

    Part add(String name, InputStream content) throws IOException {
        return add(name, content::transferTo);
    }

    /** Ends the bag with its own files. @param info what bag-info.txt says besides how much there is */
    void finish(Map<String, String> info) throws IOException {
        List<Part> tags = new ArrayList<>();
        tags.add(own("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"));
        StringBuilder about = new StringBuilder();
        info.forEach((label, value) -> about.append(label)
                .append(": ")
                .append(value.replaceAll("\\s+", " "))
                .append('\n'));
        long bytes = parts.stream().mapToLong(Part::size).sum();
        about.append("Payload-Oxum: ")
                .append(bytes)
                .append('.')
                .append(parts.size())
                .append('\n');
        tags.add(own("bag-info.txt", about.toString()));
        tags.add(own(MANIFEST, manifest(parts)));
        own(TAG_MANIFEST, manifest(tags));
        zip.finish();
    }

    private Part own(String path, String text) throws IOException {
        return write(path, part -> part.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String manifest(List<Part> of) {
        Map<String, String> sorted = new TreeMap<>();
        of.forEach(part -> sorted.put(part.path(), part.sha256()));
        StringBuilder lines = new StringBuilder();
        sorted.forEach(
                (path, sha256) -> lines.append(sha256).append("  ").append(path).append('\n'));
        return lines.toString();
    }

    private Part write(String path, Content content) throws IOException {
        ZipEntry entry = new ZipEntry(folder + "/" + path);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        Counted counted = new Counted(zip);
        content.into(counted);
        zip.closeEntry();
        return new Part(path, counted.size, HexFormat.of().formatHex(counted.hash.digest()));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Counts and hashes a part; closing it ends nothing. */
    private static final class Counted extends OutputStream {
        private final OutputStream to;
        private final MessageDigest hash = sha256();
        private long size;

        Counted(OutputStream to) {
            this.to = to;
        }

        @Override
        public void write(int one) throws IOException {
            to.write(one);
            hash.update((byte) one);
            size++;
        }

        @Override
        public void write(byte[] some, int from, int length) throws IOException {
            to.write(some, from, length);
            hash.update(some, from, length);
            size += length;
        }
    }
}
