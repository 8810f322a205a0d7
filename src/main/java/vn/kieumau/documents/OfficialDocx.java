package vn.kieumau.documents;

import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.Borders;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.TableRowAlign;
import org.apache.poi.xwpf.usermodel.TableWidthType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblCellMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import org.springframework.stereotype.Component;

/** Writes official documents as DOCX. Lengths are in twentieths of a point: 567 are a centimetre. */
@Component
class OfficialDocx {
    static final String FONT = "Times New Roman";

    private static final int BODY = 14;
    private static final int HEAD = 13;
    private static final int LEFT_MARGIN = 1701;
    private static final int RIGHT_MARGIN = 850;
    private static final int VERTICAL_MARGIN = 1134;
    private static final int WIDTH = 11906 - LEFT_MARGIN - RIGHT_MARGIN;
    /** Narrower, and the national title would not stay on one line. */
    static final int RIGHT_COLUMN = 5700;

    private static final int FIRST_LINE = 567;
    private static final int BETWEEN = 120;
    /** Room for a seal and a signature. */
    private static final int SIGNED = 1500;

    private final OfficialWords words;

    OfficialDocx(OfficialWords words) {
        this.words = words;
    }

    byte[] write(OfficialDocument document) {
        try (XWPFDocument word = new XWPFDocument()) {
            page(word, document);
            head(word, document);
            title(word, document);
            document.main().forEach(block -> block(word, document, block));
            foot(word, document);
            document.annexed().forEach(block -> block(word, document, block));
            return WordFile.bytes(word, document);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void page(XWPFDocument word, OfficialDocument document) {
        CTSectPr section = word.getDocument().getBody().addNewSectPr();
        CTPageSz size = section.addNewPgSz();
        size.setW(BigInteger.valueOf(11906));
        size.setH(BigInteger.valueOf(16838));
        CTPageMar margins = section.addNewPgMar();
        margins.setTop(BigInteger.valueOf(VERTICAL_MARGIN));
        margins.setBottom(BigInteger.valueOf(VERTICAL_MARGIN));
        margins.setLeft(BigInteger.valueOf(LEFT_MARGIN));
        margins.setRight(BigInteger.valueOf(RIGHT_MARGIN));
        margins.setHeader(BigInteger.valueOf(567));
        margins.setFooter(BigInteger.valueOf(567));
        margins.setGutter(BigInteger.ZERO);
        // A first page of its own, without the number.
        word.createHeader(HeaderFooterType.FIRST).createParagraph();
        XWPFParagraph number = word.createHeader(HeaderFooterType.DEFAULT).createParagraph();
        number.setAlignment(ParagraphAlignment.CENTER);
        number.getCTP().addNewFldSimple().setInstr("PAGE");
        if (document.illustrative()) {
            for (HeaderFooterType type : List.of(HeaderFooterType.FIRST, HeaderFooterType.DEFAULT)) {
                XWPFParagraph mark = word.createFooter(type).createParagraph();
                mark.setAlignment(ParagraphAlignment.CENTER);
                run(mark, words("documents.void_mark"), 11).setBold(true);
            }
        }
        word.createStyles().setSpellingLanguage("vi-VN");
    }

    private void head(XWPFDocument word, OfficialDocument document) {
        XWPFTable table = columns(word, 2, WIDTH - RIGHT_COLUMN, RIGHT_COLUMN);
        XWPFTableCell left = table.getRow(0).getCell(0);
        if (!document.superior().isEmpty()) {
            run(centred(left), upper(document.superior()), 12);
        }
        run(centred(left), upper(document.body()), 12).setBold(true);
        rule(left, WIDTH - RIGHT_COLUMN, 3);
        XWPFTableCell right = table.getRow(0).getCell(1);
        run(centred(right), words("documents.state"), HEAD).setBold(true);
        run(centred(right), words("documents.motto"), BODY).setBold(true);
        rule(right, RIGHT_COLUMN, 2);
        XWPFTableCell number = table.getRow(1).getCell(0);
        run(centred(number), words("documents.official.number", document.numberAndSymbol()), HEAD);
        if (document.type() == DocumentType.LETTER) {
            run(centred(number), words("documents.official.about", document.summary()), 12);
        }
        XWPFParagraph place = centred(table.getRow(1).getCell(1));
        run(
                        place,
                        words(
                                "documents.official.day",
                                document.place(),
                                document.day(),
                                document.month(),
                                document.year()),
                        BODY)
                .setItalic(true);
        table.getRows().forEach(row -> row.getTableCells().forEach(cell -> cell.removeParagraph(0)));
    }

    private void title(XWPFDocument word, OfficialDocument document) {
        if (document.type() != DocumentType.LETTER) {
            XWPFParagraph name = word.createParagraph();
            name.setAlignment(ParagraphAlignment.CENTER);
            name.setSpacingBefore(360);
            run(name, words("documents.official.type." + document.type().code()), BODY)
                    .setBold(true);
            XWPFParagraph summary = word.createParagraph();
            summary.setAlignment(ParagraphAlignment.CENTER);
            run(summary, document.summary(), BODY).setBold(true);
            XWPFParagraph rule = word.createParagraph();
            rule(rule, WIDTH, 3);
            rule.setSpacingAfter(240);
        }
        if (!document.addressees().isEmpty()) {
            XWPFParagraph to = word.createParagraph();
            to.setAlignment(ParagraphAlignment.CENTER);
            to.setSpacingBefore(240);
            to.setSpacingAfter(240);
            run(to, words("documents.official.to", String.join("; ", document.addressees())), BODY);
        }
    }

    private void block(XWPFDocument word, OfficialDocument document, OfficialDocument.Block block) {
        if (block instanceof OfficialDocument.Heading heading) {
            XWPFParagraph paragraph = justified(word);
            paragraph.setKeepNext(true);
            XWPFRun run = run(paragraph, heading.text(), BODY);
            run.setBold(heading.level() == 1);
            run.setItalic(heading.level() > 1);
        } else if (block instanceof OfficialDocument.Paragraph paragraph) {
            run(justified(word), paragraph.text(), BODY);
        } else if (block instanceof OfficialDocument.Basis basis) {
            run(justified(word), basis.text(), BODY).setItalic(true);
        } else if (block instanceof OfficialDocument.Centred centred) {
            XWPFParagraph paragraph = middle(word);
            paragraph.setSpacingBefore(BETWEEN);
            paragraph.setSpacingAfter(BETWEEN);
            paragraph.setKeepNext(true);
            run(paragraph, centred.text(), BODY).setBold(true);
        } else if (block instanceof OfficialDocument.CoSigners others) {
            coSigners(word, others);
        } else if (block instanceof OfficialDocument.Table table) {
            table(word, table);
        } else if (block instanceof OfficialDocument.Annex annex) {
            annex(word, document, annex);
        }
    }

    private static void coSigners(XWPFDocument word, OfficialDocument.CoSigners others) {
        int rows = (others.parties().size() + 1) / 2;
        XWPFTable table = columns(word, rows, WIDTH / 2, WIDTH - WIDTH / 2);
        for (int i = 0; i < others.parties().size(); i++) {
            XWPFTableRow row = table.getRow(i / 2);
            row.setCantSplitRow(true);
            XWPFParagraph party = centred(row.getCell(i % 2));
            party.setSpacingAfter(SIGNED);
            run(party, upper(others.parties().get(i)), BODY).setBold(true);
            row.getCell(i % 2).removeParagraph(0);
        }
    }

    private void annex(XWPFDocument word, OfficialDocument document, OfficialDocument.Annex annex) {
        XWPFParagraph name = middle(word);
        name.setPageBreak(true);
        run(name, words("documents.official.annex"), BODY).setBold(true);
        run(middle(word), annex.title(), BODY).setBold(true);
        XWPFParagraph of = middle(word);
        of.setSpacingAfter(240);
        run(of, words.annexOf(document), BODY).setItalic(true);
    }

    static XWPFParagraph middle(XWPFDocument word) {
        XWPFParagraph paragraph = word.createParagraph();
        paragraph.setAlignment(ParagraphAlignment.CENTER);
        return paragraph;
    }

    private void table(XWPFDocument word, OfficialDocument.Table block) {
        XWPFTable table =
                word.createTable(block.rows().size() + 1, block.heads().size());
        table.setWidthType(TableWidthType.DXA);
        table.setWidth(WIDTH);
        table.setTableAlignment(TableRowAlign.CENTER);
        columns(table, block.widths());
        XWPFTableRow heads = table.getRow(0);
        heads.setRepeatHeader(true);
        heads.setCantSplitRow(true);
        for (int column = 0; column < block.heads().size(); column++) {
            XWPFParagraph head = heads.getCell(column).getParagraphArray(0);
            head.setAlignment(ParagraphAlignment.CENTER);
            run(head, block.heads().get(column), 12).setBold(true);
        }
        for (int row = 0; row < block.rows().size(); row++) {
            XWPFTableRow cells = table.getRow(row + 1);
            cells.setCantSplitRow(true);
            for (int column = 0; column < block.heads().size(); column++) {
                String text = block.rows().get(row).get(column);
                XWPFParagraph cell = cells.getCell(column).getParagraphArray(0);
                cell.setAlignment(
                        OfficialDocument.Table.isNumber(text) ? ParagraphAlignment.RIGHT : ParagraphAlignment.LEFT);
                run(cell, text, 12);
            }
        }
        word.createParagraph().setSpacingAfter(BETWEEN);
    }

    /** Some programs go by the grid, others by the cells. */
    private static void columns(XWPFTable table, int[] parts) {
        table.getCTTbl().getTblPr().addNewTblLayout().setType(STTblLayoutType.FIXED);
        CTTblGrid grid = table.getCTTbl().addNewTblGrid();
        for (int column = 0; column < parts.length; column++) {
            int width = WIDTH * parts[column] / 100;
            grid.addNewGridCol().setW(BigInteger.valueOf(width));
            for (XWPFTableRow row : table.getRows()) {
                row.getCell(column).setWidth(String.valueOf(width));
            }
        }
    }

    private void foot(XWPFDocument word, OfficialDocument document) {
        // A signature never stands alone: what was said last goes with it.
        if (word.getBodyElements().get(word.getBodyElements().size() - 1) instanceof XWPFParagraph last) {
            keepWithNext(last);
        }
        keepWithNext(word.createParagraph());
        XWPFTable table = columns(word, 1, WIDTH / 2, WIDTH - WIDTH / 2);
        table.getRow(0).setCantSplitRow(true);
        XWPFTableCell left = table.getRow(0).getCell(0);
        XWPFRun to = run(left.addParagraph(), words("documents.official.recipients"), 12);
        to.setBold(true);
        to.setItalic(true);
        document.recipientLines().forEach(line -> run(left.addParagraph(), line, 11));
        XWPFTableCell right = table.getRow(0).getCell(1);
        document.signature()
                .lines()
                .forEach(line -> run(centred(right), line, BODY).setBold(true));
        XWPFParagraph name = centred(right);
        name.setSpacingBefore(SIGNED);
        run(name, document.signature().name(), BODY).setBold(true);
        table.getRows().forEach(row -> row.getTableCells().forEach(cell -> cell.removeParagraph(0)));
    }

    /** The library's own method needs properties to be there. */
    private static void keepWithNext(XWPFParagraph paragraph) {
        paragraph.setSpacingBefore(0);
        paragraph.setKeepNext(true);
    }

    static XWPFTable columns(XWPFDocument word, int rows, int left, int right) {
        XWPFTable table = word.createTable(rows, 2);
        table.removeBorders();
        table.setWidthType(TableWidthType.DXA);
        table.setWidth(left + right);
        CTTblPr properties = table.getCTTbl().getTblPr();
        // Nought by the library's own method leaves the usual margin, for which there is no room.
        CTTblCellMar margins =
                properties.isSetTblCellMar() ? properties.getTblCellMar() : properties.addNewTblCellMar();
        margins.addNewLeft().setW(BigInteger.ZERO);
        margins.addNewRight().setW(BigInteger.ZERO);
        CTTblGrid widths = table.getCTTbl().addNewTblGrid();
        widths.addNewGridCol().setW(BigInteger.valueOf(left));
        widths.addNewGridCol().setW(BigInteger.valueOf(right));
        table.getRows().forEach(row -> {
            row.getCell(0).setWidth(String.valueOf(left));
            row.getCell(1).setWidth(String.valueOf(right));
        });
        return table;
    }

    static XWPFParagraph centred(XWPFTableCell cell) {
        XWPFParagraph paragraph = cell.addParagraph();
        paragraph.setAlignment(ParagraphAlignment.CENTER);
        paragraph.setSpacingAfter(0);
        return paragraph;
    }

    private static XWPFParagraph justified(XWPFDocument word) {
        XWPFParagraph paragraph = word.createParagraph();
        paragraph.setAlignment(ParagraphAlignment.BOTH);
        paragraph.setIndentationFirstLine(FIRST_LINE);
        paragraph.setSpacingAfter(BETWEEN);
        paragraph.setSpacingBetween(1.1);
        return paragraph;
    }

    private static void rule(XWPFTableCell cell, int width, int part) {
        rule(centred(cell), width, part);
    }

    /** A line in the middle, over that part of the width. */
    private static void rule(XWPFParagraph paragraph, int width, int part) {
        int beside = (width - width / part) / 2;
        paragraph.setIndentationLeft(beside);
        paragraph.setIndentationRight(beside);
        paragraph.setBorderTop(Borders.SINGLE);
        paragraph.createRun().setFontSize(2);
    }

    static XWPFRun run(XWPFParagraph paragraph, String text, int size) {
        XWPFRun run = paragraph.createRun();
        run.setFontFamily(FONT);
        run.setFontSize(size);
        run.setText(Paper.onlyWhatXmlAllows(text));
        return run;
    }

    private String words(String key, Object... arguments) {
        return words.text(key, arguments);
    }

    private static String upper(String text) {
        return text.toUpperCase(java.util.Locale.ROOT);
    }
}
