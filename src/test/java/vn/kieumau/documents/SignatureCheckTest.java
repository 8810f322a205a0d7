package vn.kieumau.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.kieumau.support.Refusals.refused;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.kieumau.documents.SignatureFound.Standing;
import vn.kieumau.kernel.Refused;
import vn.kieumau.support.Signer;

class SignatureCheckTest {
    private static final OffsetDateTime NOW = OffsetDateTime.parse("2023-11-24T09:00:00+07:00");
    private static final byte[] ISSUED =
            OfficialDocumentsTest.documents().file(OfficialDocumentsTest.report(), DocumentFormat.PDF);
    private static final Signer ROOT = Signer.authority("CN=Gốc thử,O=Ban Cơ yếu thử");
    private static final Signer OFFICE = ROOT.vouchesFor(
            "CN=Công an thành phố Hà Nội (thử),T=Phó Giám đốc,OU=PV01,O=Bộ Công an (thử),UID=CCCD:001099012345,EMAILADDRESS=a@b.vn");

    @TempDir
    Path data;

    @Test
    void aSignatureOfATrustedIssuerIsSoundAndSaysWho() throws Exception {
        install(ROOT.certificate());
        SignatureCheck.Checked checked = check(OFFICE.sign(ISSUED));
        assertThat(checked.anchors()).isEqualTo(1);
        assertThat(checked.signatures()).singleElement().satisfies(found -> {
            assertThat(found.sound()).isTrue();
            assertThat(found.standing()).isEqualTo(Standing.TRUSTED);
            assertThat(found.signer()).isEqualTo("Công an thành phố Hà Nội (thử)");
            assertThat(found.organisation())
                    .as("no number of an identity card, no address")
                    .isEqualTo("Phó Giám đốc, PV01, Bộ Công an (thử)");
            assertThat(found.issuer()).isEqualTo("Gốc thử, Ban Cơ yếu thử");
            assertThat(found.claimedAt()).isEqualTo("2023-11-24T09:00:00+07:00");
            assertThat(found.certificate()).matches("[0-9a-f]{64}");
            assertThat(found.validOn(NOW)).isTrue();
            assertThat(found.weak()).isFalse();
        });
    }

    @Test
    void severalSignOneAfterTheOther() throws Exception {
        install(ROOT.certificate());
        byte[] twice = ROOT.vouchesFor("CN=Văn thư").sign(OFFICE.sign(ISSUED));
        assertThat(check(twice).signatures())
                .extracting(SignatureFound::signer, SignatureFound::sound)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Công an thành phố Hà Nội (thử)", true),
                        org.assertj.core.groups.Tuple.tuple("Văn thư", true));
    }

    @Test
    void whereNobodyIsTrustedThatIsSaid() {
        assertThat(check(OFFICE.sign(ISSUED)).signatures())
                .singleElement()
                .satisfies(found -> assertThat(found.standing()).isEqualTo(Standing.UNCHECKED));
    }

    @Test
    void whoVouchesForHimselfIsNotTrustedUnlessInstalled() throws Exception {
        Signer alone = Signer.alone("CN=Tự ký");
        byte[] signed = alone.sign(ISSUED);
        install(ROOT.certificate());
        assertThat(check(signed).signatures())
                .singleElement()
                .satisfies(found -> assertThat(found.standing()).isEqualTo(Standing.UNTRUSTED));
        Signer otherRoot = Signer.authority("CN=Gốc thử,O=Ban Cơ yếu thử");
        assertThat(check(otherRoot.vouchesFor("CN=Giả").sign(ISSUED)).signatures())
                .as("another key under the same name")
                .singleElement()
                .satisfies(found -> assertThat(found.standing()).isEqualTo(Standing.UNTRUSTED));
        install(alone.certificate());
        assertThat(check(signed).signatures())
                .singleElement()
                .satisfies(found -> assertThat(found.standing()).isEqualTo(Standing.TRUSTED));
    }

    @Test
    void aCertificateThatRanOutIsOfWhomItIsAndIsSaidToHaveRunOut() throws Exception {
        install(ROOT.certificate());
        byte[] signed =
                ROOT.vouchesFor("CN=Cũ", Instant.parse("2023-11-24T03:00:00Z")).sign(ISSUED);
        OffsetDateTime later = NOW.plusDays(30);
        assertThat(checker().check(ISSUED, signed, later).signatures())
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.standing()).isEqualTo(Standing.TRUSTED);
                    assertThat(found.validOn(later)).isFalse();
                });
    }

    @Test
    void whatWasChangedWithinTheSignatureBreaksIt() throws Exception {
        install(ROOT.certificate());
        byte[] signed = OFFICE.sign(ISSUED);
        String text = new String(signed, StandardCharsets.ISO_8859_1);
        int at = text.indexOf("/ByteRange");
        int reason = text.indexOf("/M", ISSUED.length);
        assertThat(at).isGreaterThan(ISSUED.length);
        assertThat(reason).isGreaterThan(ISSUED.length);
        // A day in the dictionary of the signature, which the signature covers.
        int digit = text.indexOf("2023", reason) + 3;
        signed[digit] = '4';
        assertThat(check(signed).signatures()).singleElement().satisfies(found -> {
            assertThat(found.intact()).isFalse();
            assertThat(found.sound()).isFalse();
        });
    }

    @Test
    void whatWasAddedAfterwardsIsFound() throws Exception {
        byte[] signed = OFFICE.sign(ISSUED);
        assertThat(check(signed).signatures()).noneMatch(SignatureFound::changedAfter);
        for (byte[] changed : List.of(written(signed), withNote(signed), withPage(signed), withField(signed))) {
            assertThat(check(changed).signatures()).singleElement().satisfies(found -> {
                assertThat(found.changedAfter()).isTrue();
                assertThat(found.sound()).isFalse();
            });
        }
    }

    @Test
    void whatIsNotTheIssuedDocumentIsRefused() throws Exception {
        byte[] other = OfficialDocumentsTest.documents()
                .file(OfficialDocumentsTest.report().issued(8, LocalDate.of(2023, 11, 24)), DocumentFormat.PDF);
        refused(DocumentRefusal.ANOTHER_DOCUMENT, () -> check(OFFICE.sign(other)));
        byte[] inside = OFFICE.sign(ISSUED);
        inside[200]++;
        refused(DocumentRefusal.ANOTHER_DOCUMENT, () -> check(inside));
        refused(DocumentRefusal.NOT_SIGNED, () -> check(ISSUED));
        refused(DocumentRefusal.NOT_SIGNED, () -> check(withNote(ISSUED)));
        for (byte[] changed : List.of(written(ISSUED), withNote(ISSUED), withPage(ISSUED), withField(ISSUED))) {
            byte[] signed = OFFICE.sign(changed);
            refused(DocumentRefusal.CHANGED_BEFORE_SIGNING, () -> check(signed));
        }
    }

    @Test
    void whatDidNotComeWholeIsNeverSound() {
        byte[] signed = OFFICE.sign(ISSUED);
        for (int cut : List.of(10, 3000, 12_000)) {
            byte[] part = java.util.Arrays.copyOf(signed, signed.length - cut);
            try {
                assertThat(check(part).signatures()).as("%s bytes less", cut).noneMatch(SignatureFound::sound);
            } catch (Refused refused) {
                assertThat(refused.refusal()).isInstanceOf(DocumentRefusal.class);
            }
        }
    }

    private SignatureCheck checker() {
        return new SignatureCheck(new TrustAnchors(data.toString()));
    }

    private SignatureCheck.Checked check(byte[] returned) {
        return checker().check(ISSUED, returned, NOW);
    }

    private void install(X509Certificate certificate) throws Exception {
        Path trust = Files.createDirectories(data.resolve("trust"));
        String name = certificate.getSerialNumber().toString();
        if (name.hashCode() % 2 == 0) {
            Files.write(trust.resolve(name + ".cer"), certificate.getEncoded());
        } else {
            Files.writeString(
                    trust.resolve(name + ".pem"),
                    "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                            + "\n-----END CERTIFICATE-----\n");
        }
        Files.writeString(trust.resolve("README"), "no certificate");
    }

    private interface Change {
        void make(PDDocument pdf) throws IOException;
    }

    /** Words over the first page. */
    private static byte[] written(byte[] pdf) throws IOException {
        return changed(pdf, document -> {
            PDPage page = document.getPage(0);
            try (PDPageContentStream content =
                    new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, false)) {
                content.addRect(100, 100, 300, 300);
                content.fill();
            }
            page.getCOSObject().setNeedToBeUpdated(true);
        });
    }

    private static byte[] withNote(byte[] pdf) throws IOException {
        return changed(pdf, document -> {
            PDAnnotationText note = new PDAnnotationText();
            note.setContents("Không đồng ý");
            note.setRectangle(new PDRectangle(50, 50, 100, 100));
            List<org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation> all =
                    new java.util.ArrayList<>(document.getPage(0).getAnnotations());
            all.add(note);
            document.getPage(0).setAnnotations(all);
            document.getPage(0).getCOSObject().setNeedToBeUpdated(true);
        });
    }

    /** A field of a form, which lies over the page. */
    private static byte[] withField(byte[] pdf) throws IOException {
        return changed(pdf, document -> {
            PDAcroForm form = document.getDocumentCatalog().getAcroForm();
            if (form == null) {
                form = new PDAcroForm(document);
                document.getDocumentCatalog().setAcroForm(form);
            }
            PDTextField field = new PDTextField(form);
            field.setPartialName("over");
            form.getFields().add(field);
            PDAnnotationWidget widget = field.getWidgets().get(0);
            widget.setRectangle(new PDRectangle(50, 50, 300, 300));
            widget.setPage(document.getPage(0));
            document.getPage(0).getAnnotations().add(widget);
            form.getCOSObject().setNeedToBeUpdated(true);
            document.getPage(0).getCOSObject().setNeedToBeUpdated(true);
        });
    }

    private static byte[] withPage(byte[] pdf) throws IOException {
        return changed(pdf, document -> {
            document.addPage(new PDPage());
            document.getPages().getCOSObject().setNeedToBeUpdated(true);
        });
    }

    private static byte[] changed(byte[] pdf, Change change) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            change.make(document);
            document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.saveIncremental(bytes);
            return bytes.toByteArray();
        }
    }
}
