package vn.kieumau.files;

import java.nio.charset.StandardCharsets;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * The HTTP answer that hands out a file: saved rather than shown, its type never guessed, unable to run anything on our
 * site, kept in no cache. Nothing here asks who reads; the caller has.
 */
public final class Downloads {
    /**
     * Browsers show no PDF in a sandbox. Their reader runs apart from the site and the type is not guessed, so it is enough that
     * the document loads nothing and only our own pages frame it.
     */
    static final String PDF_IN_A_PAGE =
            "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";

    public static final String ZIP = "application/zip";

    private Downloads() {}

    /** A file to be saved under that name. */
    public static ResponseEntity<Resource> attachment(StoredFile file, String name) {
        return answer(file, name, false);
    }

    /** A package that the application has made and kept, as long as it may be: sent while it is read. */
    public static ResponseEntity<Resource> zip(StoredFile file, String name) {
        return ResponseEntity.ok()
                .headers(headers(ZIP, name + ".zip", false))
                .contentLength(file.size())
                .body(new FileSystemResource(file.path()));
    }

    /** Shown in the browser where the type allows it (PDF and pictures), otherwise saved. */
    public static ResponseEntity<Resource> inline(StoredFile file, String name) {
        return answer(file, name, true);
    }

    /** A document that was just made, to be saved under that name. */
    public static ResponseEntity<byte[]> attachment(byte[] pdf, String name) {
        return ResponseEntity.ok()
                .headers(headers(FileType.PDF.mediaType(), FileType.PDF.named(name), false))
                .body(pdf);
    }

    /** The same, shown in the browser. */
    public static ResponseEntity<byte[]> inline(byte[] pdf, String name) {
        return ResponseEntity.ok()
                .headers(headers(FileType.PDF.mediaType(), FileType.PDF.named(name), true))
                .body(pdf);
    }

    /** The same as a document to go on working with. */
    public static ResponseEntity<byte[]> word(byte[] docx, String name) {
        return ResponseEntity.ok()
                .headers(headers(FileType.DOCX.mediaType(), FileType.DOCX.named(name), false))
                .body(docx);
    }

    /** A JPEG that the application drew itself, shown in the browser. */
    public static ResponseEntity<byte[]> picture(byte[] jpeg, String name) {
        return ResponseEntity.ok()
                .headers(headers(FileType.JPEG.mediaType(), FileType.JPEG.named(name), true))
                .body(jpeg);
    }

    private static ResponseEntity<Resource> answer(StoredFile file, String name, boolean inline) {
        FileType type = FileType.ofMediaType(file.mediaType()).orElseThrow();
        return ResponseEntity.ok()
                .headers(headers(type.mediaType(), type.named(name), inline && type.inline()))
                .contentLength(file.size())
                .body(new FileSystemResource(file.path()));
    }

    private static HttpHeaders headers(String mediaType, String name, boolean inline) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(
                mediaType.startsWith("text/")
                        ? new MediaType(MediaType.parseMediaType(mediaType), StandardCharsets.UTF_8)
                        : MediaType.parseMediaType(mediaType));
        headers.setContentDisposition((inline ? ContentDisposition.inline() : ContentDisposition.attachment())
                .filename(name.replaceAll("[\\p{Cntrl}/\\\\]", "_"), StandardCharsets.UTF_8)
                .build());
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set(
                "Content-Security-Policy",
                inline && mediaType.equals(FileType.PDF.mediaType()) ? PDF_IN_A_PAGE : "sandbox");
        headers.setCacheControl("private, no-store");
        return headers;
    }
}
