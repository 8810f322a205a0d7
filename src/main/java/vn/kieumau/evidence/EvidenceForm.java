package vn.kieumau.evidence;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;
import vn.kieumau.files.Upload;
import vn.kieumau.web.Typed;

/** What was typed about a proof, on its own page or beside an answer. */
public record EvidenceForm(
        @Nullable String title,
        @Nullable EvidenceKind kind,
        @Nullable String words,
        @Nullable String number,
        @Nullable String issuer,
        @Nullable String issuedOn,
        @Nullable String coversFrom,
        @Nullable String coversTo,
        @Nullable String validUntil,
        @Nullable String pages,
        @Nullable UUID formId,
        @Nullable Boolean noSecrets) {

    private static final int MOST_PAGES = 9999;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    public static EvidenceForm empty() {
        return new EvidenceForm(
                null, EvidenceKind.DOCUMENT, null, null, null, null, null, null, null, null, UUID.randomUUID(), false);
    }

    /** What a correction starts from. */
    public static EvidenceForm of(EvidenceItem item) {
        return new EvidenceForm(
                item.title(),
                EvidenceKind.valueOf(item.kind().toUpperCase(Locale.ROOT)),
                item.words(),
                item.number(),
                item.issuer(),
                typed(item.issuedOn()),
                typed(item.coversFrom()),
                typed(item.coversTo()),
                typed(item.validUntil()),
                item.pages() == null ? null : item.pages().toString(),
                UUID.randomUUID(),
                false);
    }

    private static @Nullable String typed(@Nullable LocalDate day) {
        return day == null ? null : day.format(DAY);
    }

    public boolean confirmed() {
        return Boolean.TRUE.equals(noSecrets);
    }

    public boolean worded() {
        return !blank(words);
    }

    /** Whether something was typed beyond what every proof has. */
    public boolean detailed() {
        return !Stream.of(number, issuer, issuedOn, coversFrom, coversTo, validUntil, pages)
                .allMatch(EvidenceForm::blank);
    }

    /** True where nothing was typed and no file was chosen: beside an answer a proof is optional. */
    public boolean untouched(@Nullable List<MultipartFile> files) {
        return Stream.of(title, words, number, issuer, issuedOn, coversFrom, coversTo, validUntil, pages)
                        .allMatch(EvidenceForm::blank)
                && !confirmed()
                && chosen(files).isEmpty();
    }

    public NewEvidence read(long unitId, @Nullable List<MultipartFile> files, boolean illustrative) {
        List<Upload> uploads = chosen(files);
        LocalDate from = Typed.optionalDay(coversFrom, "evidence.covers_from");
        return new NewEvidence(
                unitId,
                blank(title) && !uploads.isEmpty()
                        ? withoutExtension(uploads.get(0).name())
                        : text(title),
                kind == null ? EvidenceKind.OTHER : kind,
                text(words),
                text(number),
                text(issuer),
                Typed.optionalDay(issuedOn, "evidence.issued_on"),
                from,
                Typed.optionalDay(coversTo, "evidence.covers_to"),
                Typed.optionalDay(validUntil, "evidence.valid_until"),
                blank(pages) ? null : Typed.count(pages, "evidence.pages", 1, MOST_PAGES),
                formId == null ? UUID.randomUUID() : formId,
                confirmed(),
                illustrative,
                uploads);
    }

    private static List<Upload> chosen(@Nullable List<MultipartFile> files) {
        return (files == null ? List.<MultipartFile>of() : files)
                .stream().map(Upload::of).flatMap(Stream::ofNullable).toList();
    }

    private static String withoutExtension(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static boolean blank(@Nullable String typed) {
        return typed == null || typed.isBlank();
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
