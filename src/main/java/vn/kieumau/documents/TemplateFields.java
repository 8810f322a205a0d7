package vn.kieumau.documents;

import com.deepoove.poi.data.DocumentRenderData;
import com.deepoove.poi.data.Documents;
import com.deepoove.poi.data.Paragraphs;
import com.deepoove.poi.data.RowRenderData;
import com.deepoove.poi.data.Rows;
import com.deepoove.poi.data.TableRenderData;
import com.deepoove.poi.data.Tables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.kieumau.documents.OfficialDocument.Heading;
import vn.kieumau.documents.OfficialDocument.Paragraph;
import vn.kieumau.documents.OfficialDocument.Table;

/** What a template may name, and what stands there for a document. */
final class TemplateFields {
    /** {@code {{name}}}. */
    static final List<String> TEXTS =
            List.of("superior", "body", "number", "place", "day", "month", "year", "summary", "signer", "mark");

    /** {@code {{?name}} … {{this}} … {{/name}}}, once for each. */
    static final List<String> LISTS = List.of("addressees", "recipients", "signature", "paragraphs");

    /** All that the document says, in its order: headings, paragraphs, tables. */
    static final String CONTENT = "content";

    /** One of a list, within it. */
    static final String THIS = "this";

    /** Tables by their order in the document; one that it has not is left out. */
    static final List<String> TABLES =
            IntStream.rangeClosed(1, 9).mapToObj(each -> "table_" + each).toList();

    private TemplateFields() {}

    static List<String> all() {
        return Stream.of(TEXTS, LISTS, List.of(CONTENT), TABLES)
                .flatMap(List::stream)
                .toList();
    }

    /** @param mark that a document of no authority bears; empty for others */
    static Map<String, Object> of(OfficialDocument document, String mark) {
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
        fields.put("mark", mark);
        fields.put("addressees", texts(document.addressees()));
        fields.put("recipients", texts(document.recipientLines()));
        fields.put("signature", texts(document.signature().lines()));
        List<String> paragraphs = new ArrayList<>();
        List<TableRenderData> tables = new ArrayList<>();
        Documents.DocumentBuilder content = Documents.of();
        for (OfficialDocument.Block block : document.content()) {
            if (block instanceof Heading heading) {
                content.addParagraph(Paragraphs.of(text(heading.text())).create());
            } else if (block instanceof Paragraph paragraph) {
                paragraphs.add(text(paragraph.text()));
                content.addParagraph(Paragraphs.of(text(paragraph.text())).create());
            } else if (block instanceof Table table) {
                tables.add(table(table));
                content.addTable(table(table));
            }
        }
        fields.put("paragraphs", paragraphs);
        DocumentRenderData whole = content.create();
        fields.put(CONTENT, whole);
        for (int i = 0; i < Math.min(tables.size(), TABLES.size()); i++) {
            fields.put(TABLES.get(i), tables.get(i));
        }
        return fields;
    }

    private static TableRenderData table(Table table) {
        List<RowRenderData> rows = new ArrayList<>();
        rows.add(Rows.of(table.heads().stream().map(TemplateFields::text).toArray(String[]::new))
                .textBold()
                .repeatedHeader()
                .create());
        for (List<String> row : table.rows()) {
            rows.add(Rows.create(row.stream().map(TemplateFields::text).toArray(String[]::new)));
        }
        return Tables.create(rows.toArray(RowRenderData[]::new));
    }

    private static List<String> texts(List<String> lines) {
        return lines.stream().map(TemplateFields::text).toList();
    }

    private static String text(String said) {
        return Paper.onlyWhatXmlAllows(said);
    }
}
