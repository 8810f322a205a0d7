package vn.kieumau.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;

class DownloadsTest {
    @ParameterizedTest
    @CsvSource({
        "application/pdf, false, attachment",
        "application/pdf, true, inline",
        "image/png, true, inline",
        "image/jpeg, true, inline",
        "image/webp, true, inline",
        "text/plain, true, attachment",
        "text/csv, true, attachment",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document, true, attachment"
    })
    void onlyPicturesAndPdfAreShownAndOnlyWhenAsked(String mediaType, boolean inline, String disposition) {
        StoredFile file = file(mediaType);
        HttpHeaders headers = (inline ? Downloads.inline(file, "tệp") : Downloads.attachment(file, "tệp")).getHeaders();
        assertThat(headers.getContentDisposition().getType()).isEqualTo(disposition);
        assertThat(headers.getContentType()).asString().startsWith(mediaType);
    }

    @Test
    void nothingIsGuessedRunOrCached() {
        HttpHeaders headers = Downloads.inline(file("image/png"), "ảnh.png").getHeaders();
        assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.getFirst("Content-Security-Policy")).isEqualTo("sandbox");
        assertThat(headers.getCacheControl()).isEqualTo("private, no-store");
        assertThat(headers.getContentLength()).isEqualTo(12);
    }

    @Test
    void aVietnameseNameWithQuotesArrivesWhole() {
        HttpHeaders headers = Downloads.attachment(file("application/pdf"), "Báo cáo \"quý\".pdf")
                .getHeaders();
        assertThat(headers.getContentDisposition().getFilename()).isEqualTo("Báo cáo \"quý\".pdf");
        assertThat(headers.getFirst("Content-Disposition")).contains("filename*=UTF-8''B%C3%A1o%20c%C3%A1o");
    }

    @Test
    void aNameCannotBreakOutOfItsHeaderOrFolder() {
        String header = Downloads.attachment(file("application/pdf"), "a\r\nSet-Cookie: x/../b.pdf")
                .getHeaders()
                .getFirst("Content-Disposition");
        assertThat(header).doesNotContain("\r", "\n", "/");
    }

    @ParameterizedTest
    @CsvSource({
        "virus.exe, application/pdf, virus.exe.pdf",
        "trang.html, text/plain, trang.html.txt",
        "ẢNH.JPEG, image/jpeg, ẢNH.JPEG",
        "báo cáo, application/pdf, báo cáo.pdf"
    })
    void theEndingFitsTheContent(String name, String mediaType, String served) {
        assertThat(Downloads.attachment(file(mediaType), name)
                        .getHeaders()
                        .getContentDisposition()
                        .getFilename())
                .isEqualTo(served);
    }

    @Test
    void aDocumentJustMadeIsSavedAsPdf() {
        HttpHeaders headers =
                Downloads.attachment(new byte[] {1}, "Giấy chứng nhận 01").getHeaders();
        assertThat(headers.getContentType()).hasToString("application/pdf");
        assertThat(headers.getContentDisposition().getFilename()).isEqualTo("Giấy chứng nhận 01.pdf");
    }

    private static StoredFile file(String mediaType) {
        return new StoredFile("0".repeat(64), 12, mediaType, Path.of("unused"));
    }
}
