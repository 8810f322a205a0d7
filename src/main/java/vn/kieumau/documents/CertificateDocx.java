package vn.kieumau.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.xwpf.usermodel.Document;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageBorders;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageBorderOffset;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;
import org.springframework.stereotype.Component;
import vn.kieumau.web.Messages;
import vn.kieumau.web.QrCode;
import vn.kieumau.web.View;

/** Writes certificates as DOCX, for printers who set them on paper of their own. Lengths are in twentieths of a point. */
@Component
class CertificateDocx {
    private static final int LENGTH = 16838;
    private static final int HEIGHT = 11906;
    private static final int MARGIN = 1134;
    private static final int WIDTH = LENGTH - 2 * MARGIN;
    private static final String RED = "7D2B2B";
    private static final int QR_POINTS = 80;

    /** Characters of a name from which on it is set smaller, so that all stays on one page. */
    private static final int LONG = 60;

    private final Messages messages;

    CertificateDocx(Messages messages) {
        this.messages = messages;
    }

    byte[] write(Certificate certificate) {
        try (XWPFDocument word = new XWPFDocument()) {
            page(word);
            if (certificate.illustrative()) {
                line(word, words("documents.certificate.void"), 14, true).setColor(RED);
            }
            line(word, words("documents.state"), 13, true);
            line(word, words("documents.motto"), 14, true);
            line(word, certificate.body().toUpperCase(Locale.ROOT), 14, true);
            XWPFRun title = line(word, words("documents.certificate.title"), 32, true);
            title.setColor(RED);
            ((XWPFParagraph) title.getParent()).setSpacingBefore(420);
            line(word, words("documents.certificate.number", certificate.number()), 13, false);
            line(word, words("documents.certificate.to"), 13, false).setItalic(true);
            line(word, certificate.unitName(), certificate.unitName().length() > LONG ? 13 : 26, true);
            line(word, certificate.unitPath(), certificate.unitPath().length() > LONG ? 11 : 14, false);
            line(word, words("documents.certificate.reached"), 13, false).setItalic(true);
            line(word, certificate.programmeName(), certificate.programmeName().length() > 2 * LONG ? 11 : 18, true);
            line(word, certificate.cohortName(), certificate.cohortName().length() > LONG ? 11 : 14, false);
            foot(word, certificate);
            String notices = String.join(" · ", notices(certificate));
            if (!notices.isEmpty()) {
                line(word, notices, 11, false).setItalic(true);
            }
            return WordFile.bytes(
                    word,
                    certificate.signatory(),
                    words("documents.certificate.of", certificate.number(), certificate.unitName()),
                    certificate.conferredOn());
        } catch (IOException | InvalidFormatException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void page(XWPFDocument word) {
        CTSectPr section = word.getDocument().getBody().addNewSectPr();
        CTPageSz size = section.addNewPgSz();
        size.setOrient(STPageOrientation.LANDSCAPE);
        size.setW(BigInteger.valueOf(LENGTH));
        size.setH(BigInteger.valueOf(HEIGHT));
        CTPageMar margins = section.addNewPgMar();
        BigInteger margin = BigInteger.valueOf(MARGIN);
        margins.setTop(margin);
        margins.setBottom(margin);
        margins.setLeft(margin);
        margins.setRight(margin);
        margins.setHeader(BigInteger.ZERO);
        margins.setFooter(BigInteger.ZERO);
        margins.setGutter(BigInteger.ZERO);
        CTPageBorders borders = section.addNewPgBorders();
        borders.setOffsetFrom(STPageBorderOffset.PAGE);
        for (CTBorder border :
                List.of(borders.addNewTop(), borders.addNewBottom(), borders.addNewLeft(), borders.addNewRight())) {
            border.setVal(STBorder.DOUBLE);
            border.setSz(BigInteger.valueOf(12));
            border.setSpace(BigInteger.valueOf(24));
            border.setColor(RED);
        }
        word.createStyles().setSpellingLanguage("vi-VN");
    }

    private void foot(XWPFDocument word, Certificate certificate) throws IOException, InvalidFormatException {
        word.createParagraph().setSpacingAfter(240);
        XWPFTable table = OfficialDocx.columns(word, 1, WIDTH * 5 / 8, WIDTH - WIDTH * 5 / 8);
        XWPFTableCell check = table.getRow(0).getCell(0);
        XWPFRun code = check.addParagraph().createRun();
        code.addPicture(
                new ByteArrayInputStream(QrCode.png(certificate.confirmationUrl())),
                Document.PICTURE_TYPE_PNG,
                "qr.png",
                Units.toEMU(QR_POINTS),
                Units.toEMU(QR_POINTS));
        code.getCTR().getDrawingArray(0).getInlineArray(0).getDocPr().setDescr(words("documents.certificate.qr"));
        OfficialDocx.run(check.addParagraph(), words("documents.certificate.check"), 10);
        OfficialDocx.run(check.addParagraph(), certificate.confirmationUrl(), 10);
        XWPFTableCell sign = table.getRow(0).getCell(1);
        OfficialDocx.run(
                OfficialDocx.centred(sign), words("documents.certificate.decision", certificate.decisionNumber()), 13);
        OfficialDocx.run(
                OfficialDocx.centred(sign),
                words("documents.certificate.decided", OfficialWords.day(certificate.decidedOn())),
                13);
        OfficialDocx.run(
                OfficialDocx.centred(sign),
                words("documents.certificate.conferred", OfficialWords.day(certificate.conferredOn())),
                13);
        XWPFParagraph signatory = OfficialDocx.centred(sign);
        signatory.setSpacingBefore(1100);
        OfficialDocx.run(signatory, certificate.signatory(), 13).setBold(true);
        table.getRow(0).getTableCells().forEach(cell -> cell.removeParagraph(0));
    }

    private List<String> notices(Certificate certificate) {
        List<String> notices = new ArrayList<>();
        if (certificate.illustrative()) {
            notices.add(words("documents.certificate.illustrative"));
        }
        notices.addAll(certificate.notices());
        return notices;
    }

    private static XWPFRun line(XWPFDocument word, String text, int size, boolean bold) {
        XWPFParagraph paragraph = word.createParagraph();
        paragraph.setAlignment(ParagraphAlignment.CENTER);
        paragraph.setSpacingAfter(110);
        XWPFRun run = OfficialDocx.run(paragraph, text, size);
        run.setBold(bold);
        return run;
    }

    private String words(String key, Object... arguments) {
        return messages.text(View.VIETNAMESE, key, arguments);
    }
}
