package vn.kieumau.documents;

import com.deepoove.poi.XWPFTemplate;
import com.deepoove.poi.config.Configure;
import com.deepoove.poi.policy.DocumentRenderPolicy;
import com.deepoove.poi.policy.TableRenderPolicy;
import com.deepoove.poi.render.compute.EnvModel;
import com.deepoove.poi.render.compute.RenderDataCompute;
import com.deepoove.poi.template.BlockTemplate;
import com.deepoove.poi.template.MetaTemplate;
import com.deepoove.poi.template.run.RunTemplate;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.PackageRelationshipCollection;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.xwpf.model.XWPFHeaderFooterPolicy;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFHeader;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFSettings;
import org.apache.xmlbeans.XmlObject;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBody;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import vn.kieumau.kernel.Refused;

/**
 * A DOCX with named fields. It is data: whatever would run, fetch or hide something in it is refused, and a field is looked up by its name and by
 * nothing else; what stands between the braces is never evaluated.
 */
final class TemplateFile {
    static final int MOST_BYTES = 5 * 1024 * 1024;

    private static final int MOST_PARTS = 1000;
    private static final long MOST_UNPACKED = 40L * 1024 * 1024;
    private static final int SHOWN = 10;
    private static final int LENGTH = 60;

    /** Kinds of relationships, by the end of their names: other documents, programs, objects, remote templates. */
    private static final Set<String> REFUSED = Set.of(
            "afchunk",
            "oleobject",
            "package",
            "control",
            "activexcontrolbinary",
            "vbaproject",
            "wordvbadata",
            "attachedtemplate",
            "subdocument",
            "frame",
            "mailmergesource",
            "externallink",
            "keymapcustomizations",
            "attachedtoolbars");

    private static final String DOCUMENT =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    private static final Pattern RUNS = Pattern.compile("(?i).*(vba|macro|activex|oleobject|embeddings/).*");

    /** Fields that Word computes itself, of the document alone. */
    private static final Set<String> COMPUTED = Set.of("PAGE", "NUMPAGES", "SECTIONPAGES");

    private final byte[] bytes;

    private TemplateFile(byte[] bytes) {
        this.bytes = bytes;
    }

    /** One that was looked at when it came, whatever would be refused today: what was issued with it is made again. */
    static TemplateFile kept(byte[] bytes) {
        return new TemplateFile(bytes);
    }

    /** @throws Refused where it is none, holds what none may hold, or names a field that there is not */
    static TemplateFile of(byte[] bytes) {
        Refused.when(bytes.length > MOST_BYTES, DocumentRefusal.TEMPLATE_TOO_LARGE, MOST_BYTES / 1024 / 1024);
        try {
            unpack(bytes);
            inspect(bytes);
            TemplateFile file = new TemplateFile(bytes);
            file.fields();
            return file;
        } catch (Refused refused) {
            throw refused;
        } catch (IOException
                | InvalidFormatException
                | XMLStreamException
                | RuntimeException
                | StackOverflowError broken) {
            throw new Refused(DocumentRefusal.TEMPLATE_UNREADABLE);
        }
    }

    /** Names that it uses, in their order. */
    Set<String> fields() throws IOException {
        Set<String> used = new TreeSet<>();
        Set<String> unknown = new TreeSet<>();
        try (XWPFTemplate template = compiled()) {
            collect(template.getElementTemplates(), false, used, unknown);
        } catch (com.deepoove.poi.exception.ResolverException unbalanced) {
            throw new Refused(DocumentRefusal.TEMPLATE_UNBALANCED);
        }
        Refused.when(
                !unknown.isEmpty(),
                DocumentRefusal.UNKNOWN_FIELDS,
                String.join(", ", unknown.stream().limit(SHOWN).toList()),
                String.join(", ", TemplateFields.all()));
        Refused.when(used.isEmpty(), DocumentRefusal.NO_FIELDS, String.join(", ", TemplateFields.all()));
        return used;
    }

    private static void collect(List<MetaTemplate> found, boolean within, Set<String> used, Set<String> unknown) {
        for (MetaTemplate each : found) {
            if (each instanceof BlockTemplate block) {
                String name = block.getStartMark().getTagName();
                (!within && TemplateFields.LISTS.contains(name) ? used : unknown).add(shown(name));
                collect(block.getTemplates(), true, used, unknown);
            } else if (each instanceof RunTemplate run && known(run, within)) {
                if (!run.getTagName().equals(TemplateFields.THIS)) {
                    used.add(run.getTagName());
                }
            } else {
                unknown.add(shown(each.variable()));
            }
        }
    }

    private static boolean known(RunTemplate run, boolean within) {
        String name = run.getTagName();
        return run.getSign() == Character.MIN_VALUE
                && (within
                        ? name.equals(TemplateFields.THIS)
                        : TemplateFields.TEXTS.contains(name)
                                || TemplateFields.TABLES.contains(name)
                                || TemplateFields.PARTS.contains(name));
    }

    private static String shown(String name) {
        return name.length() <= LENGTH ? name : name.substring(0, LENGTH) + "…";
    }

    /** @param over each page and before the first line, whatever the template names; empty: nothing */
    byte[] filled(OfficialDocument document, OfficialWords words, String over) {
        ByteArrayOutputStream filled = new ByteArrayOutputStream();
        try (XWPFTemplate template = compiled()) {
            Set<String> used = new TreeSet<>();
            collect(template.getElementTemplates(), false, used, new TreeSet<>());
            template.render(TemplateFields.of(document, words, used));
            template.write(filled);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
        try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(filled.toByteArray()))) {
            if (!over.isEmpty()) {
                mark(word, over);
            }
            return WordFile.bytes(word, document);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** @throws Refused where it cannot be filled, which nobody should learn only when a document is to be issued */
    void tried(OfficialWords words) {
        OfficialDocument document = new OfficialDocument(
                DocumentType.REPORT,
                "A",
                "B",
                1,
                "C",
                "D",
                LocalDate.EPOCH,
                "E",
                List.of("F"),
                List.of(
                        new OfficialDocument.Paragraph("G"),
                        new OfficialDocument.Table(List.of("H"), List.of(List.of("1")))),
                List.of("I"),
                new OfficialDocument.Signature(SigningPrefix.NONE, "", "J", "K"),
                true);
        try {
            filled(document, words, "M");
        } catch (RuntimeException | StackOverflowError broken) {
            throw new Refused(DocumentRefusal.TEMPLATE_UNREADABLE);
        }
    }

    private static void mark(XWPFDocument word, String mark) {
        for (XWPFHeader header : headers(word)) {
            marked(header.createParagraph(), mark);
        }
        XWPFParagraph first = word.createParagraph();
        marked(first, mark);
        var body = word.getDocument().getBody();
        try (var from = first.getCTP().newCursor();
                var to = body.newCursor()) {
            to.toFirstChild();
            from.moveXml(to);
        }
    }

    /** All that there are, and those that pages need which would otherwise have none. A section takes over what the one before has. */
    private static Set<XWPFHeader> headers(XWPFDocument word) {
        Set<XWPFHeader> headers = new LinkedHashSet<>(word.getHeaderList());
        CTBody body = word.getDocument().getBody();
        CTSectPr last = body.isSetSectPr() ? body.getSectPr() : body.addNewSectPr();
        List<CTSectPr> before = word.getParagraphs().stream()
                .map(each -> each.getCTP().getPPr())
                .filter(each -> each != null && each.isSetSectPr())
                .map(CTPPr::getSectPr)
                .toList();
        boolean firstPages = Stream.concat(before.stream(), Stream.of(last)).anyMatch(CTSectPr::isSetTitlePg);
        // The library gives headers to the last section only: for the moment that is the first one.
        XmlObject kept = last.copy();
        before.stream().findFirst().ifPresent(last::set);
        XWPFHeaderFooterPolicy policy = new XWPFHeaderFooterPolicy(word);
        headers.add(policy.createHeader(XWPFHeaderFooterPolicy.DEFAULT));
        if (firstPages) {
            headers.add(policy.createHeader(XWPFHeaderFooterPolicy.FIRST));
        }
        // A file need not have settings, and the library does not ask.
        if (word.getRelations().stream().anyMatch(XWPFSettings.class::isInstance) && word.getEvenAndOddHeadings()) {
            headers.add(policy.createHeader(XWPFHeaderFooterPolicy.EVEN));
        }
        before.stream().findFirst().ifPresent(first -> {
            first.set(last);
            last.set(kept);
        });
        return headers;
    }

    private static void marked(XWPFParagraph paragraph, String mark) {
        paragraph.setAlignment(ParagraphAlignment.CENTER);
        XWPFRun run = paragraph.createRun();
        run.setBold(true);
        run.setText(mark);
    }

    private XWPFTemplate compiled() {
        return XWPFTemplate.compile(new ByteArrayInputStream(bytes), configuration());
    }

    /** Whatever is between braces is a field, so that none is overlooked; what it stands for is looked up by its name. */
    private static Configure configuration() {
        Configure configure = Configure.builder()
                .buildGrammerRegex("[^{}]*")
                .setRenderDataComputeFactory(TemplateFile::looked)
                .setValidErrorHandler(new Configure.ClearHandler())
                .bind(new DocumentRenderPolicy(), TemplateFields.PARTS.toArray(String[]::new))
                .bind(new TableRenderPolicy(), TemplateFields.TABLES.toArray(String[]::new))
                .build();
        // No pictures from addresses, no further documents, no lists and tables from what a name does not say.
        configure.getDefaultPolicys().keySet().removeIf(sign -> sign != Character.MIN_VALUE);
        return configure;
    }

    private static RenderDataCompute looked(EnvModel model) {
        Object root = model.getRoot();
        return name ->
                root instanceof Map<?, ?> fields ? fields.get(name) : name.equals(TemplateFields.THIS) ? root : null;
    }

    private static void unpack(byte[] bytes) throws IOException {
        int parts = 0;
        long total = 0;
        byte[] block = new byte[64 * 1024];
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
                Refused.when(++parts > MOST_PARTS, DocumentRefusal.TEMPLATE_TOO_MUCH);
                Refused.when(
                        RUNS.matcher(part.getName()).matches(), DocumentRefusal.TEMPLATE_RUNS, shown(part.getName()));
                for (int read = zip.read(block); read >= 0; read = zip.read(block)) {
                    total += read;
                    Refused.when(total > MOST_UNPACKED, DocumentRefusal.TEMPLATE_TOO_MUCH);
                }
            }
        }
        Refused.when(parts == 0, DocumentRefusal.TEMPLATE_UNREADABLE);
    }

    private static void inspect(byte[] bytes) throws IOException, InvalidFormatException, XMLStreamException {
        try (OPCPackage file = OPCPackage.open(new ByteArrayInputStream(bytes))) {
            inspect(file.getRelationships());
            for (PackagePart part : file.getParts()) {
                Refused.when(
                        RUNS.matcher(part.getContentType()).matches(),
                        DocumentRefusal.TEMPLATE_RUNS,
                        shown(part.getPartName().getName()));
                if (!part.isRelationshipPart()) {
                    inspect(part.getRelationships());
                }
                // The library keeps the properties of the document, which have no fields, to itself.
                if (part.getContentType().endsWith("xml")
                        && !part.getContentType().contains("core-properties")) {
                    computed(part);
                }
            }
            Refused.when(file.getPartsByContentType(DOCUMENT).size() != 1, DocumentRefusal.TEMPLATE_UNREADABLE);
        }
    }

    private static void inspect(PackageRelationshipCollection relationships) {
        for (PackageRelationship each : relationships) {
            Refused.when(
                    each.getTargetMode() == TargetMode.EXTERNAL,
                    DocumentRefusal.TEMPLATE_REACHES_OUT,
                    shown(each.getTargetURI().toString()));
            String kind = each.getRelationshipType().replaceAll(".*/", "").toLowerCase(Locale.ROOT);
            Refused.when(REFUSED.contains(kind), DocumentRefusal.TEMPLATE_RUNS, shown(kind));
        }
    }

    /** A field of Word may fetch a file or start a program (INCLUDETEXT, DDE); its name may be spread over several runs. */
    private static void computed(PackagePart part) throws IOException, XMLStreamException {
        StringBuilder spread = new StringBuilder();
        try (InputStream content = part.getInputStream()) {
            XMLStreamReader xml = factory().createXMLStreamReader(content);
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                switch (xml.getLocalName()) {
                    case "instrText", "delInstrText" -> spread.append(xml.getElementText());
                    case "fldChar" -> {
                        allowed(spread.toString());
                        spread.setLength(0);
                    }
                    case "fldSimple" -> {
                        for (int i = 0; i < xml.getAttributeCount(); i++) {
                            if (xml.getAttributeLocalName(i).equals("instr")) {
                                allowed(xml.getAttributeValue(i));
                            }
                        }
                    }
                    case "altChunk", "object", "control", "OLEObject" ->
                        throw new Refused(DocumentRefusal.TEMPLATE_RUNS, xml.getLocalName());
                    default -> {
                        // says something, and does nothing
                    }
                }
            }
            allowed(spread.toString());
        }
    }

    private static void allowed(String instruction) {
        String name = instruction.strip().split("\\s+")[0].toUpperCase(Locale.ROOT);
        Refused.when(!name.isEmpty() && !COMPUTED.contains(name), DocumentRefusal.TEMPLATE_COMPUTES, shown(name));
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
