package vn.kieumau.documents;

import com.deepoove.poi.data.DocumentRenderData;
import com.deepoove.poi.data.Documents;
import com.deepoove.poi.data.ParagraphRenderData;
import com.deepoove.poi.data.Paragraphs;
import com.deepoove.poi.data.RowRenderData;
import com.deepoove.poi.data.Rows;
import com.deepoove.poi.data.TableRenderData;
import com.deepoove.poi.data.Tables;
import com.deepoove.poi.data.Texts;
import com.deepoove.poi.data.style.RowStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.kieumau.documents.OfficialDocument.Annex;
import vn.kieumau.documents.OfficialDocument.Basis;
import vn.kieumau.documents.OfficialDocument.Block;
import vn.kieumau.documents.OfficialDocument.Centred;
import vn.kieumau.documents.OfficialDocument.CoSigners;
import vn.kieumau.documents.OfficialDocument.Heading;
import vn.kieumau.documents.OfficialDocument.Paragraph;
import vn.kieumau.documents.OfficialDocument.Table;

/** What a template may name, and what stands there for a document. */
final class TemplateFields {
    /** {@code {{name}}}. */
    static final List<String> TEXTS =
            List.of("superior", "body", "number", "place", "day", "month", "year", "summary", "signer", "mark");

    /** Others who sign; a template that names them has them there and not within the content. */
    private static final String CO_SIGNERS = "co_signers";

    /** {@code {{?name}} … {{this}} … {{/name}}}, once for each. */
    static final List<String> LISTS = List.of("addressees", "recipients", "signature", "paragraphs", CO_SIGNERS);

    /** All that the document says, in its order: headings, paragraphs, tables, annexes. */
    static final String CONTENT = "content";

    /** What stands after the signature; a template that names it has it there and not within the content. */
    static final String ANNEXES = "annexes";

    /** What stands for several paragraphs and tables. */
    static final List<String> PARTS = List.of(CONTENT, ANNEXES);

    /** One of a list, within it. */
    static final String THIS = "this";

    /** Tables by their order in the document; one that it has not is left out. */
    static final List<String> TABLES =
            IntStream.rangeClosed(1, 9).mapToObj(each -> "table_" + each).toList();

    /** Room for a signature. */
    private static final int LINES_TO_SIGN = 4;

    private TemplateFields() {}

    static List<String> all() {
        return Stream.of(TEXTS, LISTS, PARTS, TABLES).flatMap(List::stream).toList();
    }

    /** @param used names that the template uses */
    static Map<String, Object> of(OfficialDocument document, OfficialWords words, Set<String> used) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("superior", text(document.superior()));
        fields.put("body", text(document.body()));
        fields.put("number", text(document.numberAndSymbol()));
        fields.put("place", text(document.place()));
        fields.put("day", document.day());
        fields.put("month", document.month());
        fields.put("year", document.year());
        fields.put("summary", text(document.summary()));
        fields.put("signer", text(document.signature().name()));
        fields.put("mark", words.mark(document));
        fields.put("addressees", texts(document.addressees()));
        fields.put("recipients", texts(document.recipientLines()));
        fields.put("signature", texts(document.signature().lines()));
        fields.put(
                "paragraphs",
                only(document, Paragraph.class).map(each -> text(each.text())).toList());
        fields.put(
                CO_SIGNERS,
                only(document, CoSigners.class)
                        .flatMap(each -> each.parties().stream())
                        .map(TemplateFields::text)
                        .toList());
        List<Block> content = used.contains(ANNEXES) ? document.main() : document.content();
        fields.put(
                CONTENT,
                blocks(
                        content.stream()
                                .filter(each -> !(each instanceof CoSigners) || !used.contains(CO_SIGNERS))
                                .toList(),
                        document,
                        words));
        fields.put(ANNEXES, blocks(document.annexed(), document, words));
        List<Table> tables = only(document, Table.class).toList();
        for (int i = 0; i < Math.min(tables.size(), TABLES.size()); i++) {
            fields.put(TABLES.get(i), table(tables.get(i)));
        }
        return fields;
    }

    private static <B extends Block> Stream<B> only(OfficialDocument document, Class<B> kind) {
        return document.content().stream().filter(kind::isInstance).map(kind::cast);
    }

    private static DocumentRenderData blocks(List<Block> said, OfficialDocument document, OfficialWords words) {
        Documents.DocumentBuilder blocks = Documents.of();
        for (Block block : said) {
            if (block instanceof Table table) {
                blocks.addTable(table(table));
            } else if (block instanceof CoSigners others) {
                for (String party : others.parties()) {
                    blocks.addParagraph(paragraph(new Centred(party.toUpperCase(Locale.ROOT))));
                    for (int line = 0; line < LINES_TO_SIGN; line++) {
                        blocks.addParagraph(paragraph(new Paragraph("")));
                    }
                }
            } else if (block instanceof Annex annex) {
                annex(annex, document, words).forEach(blocks::addParagraph);
            } else {
                blocks.addParagraph(paragraph(block));
            }
        }
        return blocks.create();
    }

    private static List<ParagraphRenderData> annex(Annex annex, OfficialDocument document, OfficialWords words) {
        ParagraphRenderData name = paragraph(words.centred("documents.official.annex"));
        name.getParagraphStyle().setPageBreakBefore(true);
        ParagraphRenderData of = Paragraphs.of(
                        Texts.of(text(words.annexOf(document))).italic().create())
                .center()
                .create();
        return List.of(name, paragraph(new Centred(annex.title())), of);
    }

    private static ParagraphRenderData paragraph(Block block) {
        if (block instanceof Heading heading) {
            return Paragraphs.of(Texts.of(text(heading.text())).bold().create()).create();
        }
        if (block instanceof Basis basis) {
            return Paragraphs.of(Texts.of(text(basis.text())).italic().create()).create();
        }
        if (block instanceof Centred centred) {
            return Paragraphs.of(Texts.of(text(centred.text())).bold().create())
                    .center()
                    .create();
        }
        if (block instanceof Paragraph paragraph) {
            return Paragraphs.of(text(paragraph.text())).create();
        }
        throw new IllegalArgumentException(block.toString());
    }

    private static TableRenderData table(Table table) {
        RowStyle whole = new RowStyle();
        whole.setBreakAcrossPage(false);
        List<RowRenderData> rows = new ArrayList<>();
        rows.add(Rows.of(table.heads().stream().map(TemplateFields::text).toArray(String[]::new))
                .textBold()
                .repeatedHeader()
                .create());
        for (List<String> row : table.rows()) {
            rows.add(Rows.of(row.stream().map(TemplateFields::text).toArray(String[]::new))
                    .rowStyle(whole)
                    .create());
        }
        return Tables.of(rows.toArray(RowRenderData[]::new))
                .percentWidth("100%", table.widths())
                .create();
    }

    private static List<String> texts(List<String> lines) {
        return lines.stream().map(TemplateFields::text).toList();
    }

    private static String text(String said) {
        return Paper.onlyWhatXmlAllows(said);
    }
}
