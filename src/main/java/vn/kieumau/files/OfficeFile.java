package vn.kieumau.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import vn.kieumau.kernel.Refused;

/** Reads the words of Word and Excel files; every part is unpacked once, and counted. */
final class OfficeFile {
    private static final int MOST_PARTS = 5000;
    private static final int START = 8;

    private final ZipFile zip;
    private final boolean embedded;
    private final Unpacked unpacked;
    private final String shown;
    private final List<StringBuilder> pages = new ArrayList<>();
    private final List<String> within = new ArrayList<>();
    private final List<String> strings = new ArrayList<>();
    private int characters;

    private OfficeFile(ZipFile zip, boolean embedded, Unpacked unpacked, String shown) {
        this.zip = zip;
        this.embedded = embedded;
        this.shown = shown;
        this.unpacked = unpacked;
    }

    static Contents read(Path file, FileType type, String shown) throws IOException {
        return read(file, type, false, new Unpacked(shown), shown);
    }

    private static Contents read(Path file, FileType type, boolean embedded, Unpacked unpacked, String shown)
            throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            OfficeFile office = new OfficeFile(zip, embedded, unpacked, shown);
            boolean pictures = office.unpackAll();
            if (type == FileType.DOCX) {
                office.readDocument();
            } else {
                office.readWorkbook();
            }
            List<String> pages = Stream.concat(office.pages.stream().map(String::valueOf), office.within.stream())
                    .toList();
            return new Contents(pages, !pictures || pages.stream().anyMatch(page -> !page.isBlank()));
        } catch (ZipException | XMLStreamException | IllegalArgumentException broken) {
            throw new Refused(FilesRefusal.BROKEN, shown);
        }
    }

    /** @return whether there are pictures in it */
    private boolean unpackAll() throws IOException {
        Refused.when(zip.size() > MOST_PARTS, FilesRefusal.TOO_MUCH_UNPACKED, shown);
        boolean pictures = false;
        for (Enumeration<? extends ZipEntry> parts = zip.entries(); parts.hasMoreElements(); ) {
            ZipEntry part = parts.nextElement();
            pictures |= part.getName().contains("/media/");
            try (InputStream content = open(part)) {
                byte[] start = content.readNBytes(START);
                if (table(part, start)) {
                    readWithin(start, content);
                } else {
                    // OLE objects are programs' own, and archives would have to be looked through, and those in them.
                    Refused.when(packed(start), FilesRefusal.EMBEDDED, shown);
                    content.transferTo(OutputStream.nullOutputStream());
                }
            }
        }
        return pictures;
    }

    /** A chart brings the workbook of its figures along; within that nothing more. */
    private boolean table(ZipEntry part, byte[] start) {
        return !embedded
                && part.getName().toLowerCase(Locale.ROOT).matches("(word|xl)/embeddings/[^/]*\\.xlsx")
                && first(start) == 0x504B0304;
    }

    private void readWithin(byte[] start, InputStream rest) throws IOException {
        Path file = Files.createTempFile("embedded", "");
        try {
            try (OutputStream out = Files.newOutputStream(file)) {
                out.write(start);
                rest.transferTo(out);
            }
            Refused.when(
                    FileType.detect(file, "").filter(FileType.XLSX::equals).isEmpty(), FilesRefusal.EMBEDDED, shown);
            within.addAll(read(file, FileType.XLSX, true, unpacked, shown).pages());
        } finally {
            Files.delete(file);
        }
    }

    private static int first(byte[] start) {
        return start.length < 4
                ? 0
                : (start[0] & 0xFF) << 24 | (start[1] & 0xFF) << 16 | (start[2] & 0xFF) << 8 | start[3] & 0xFF;
    }

    private static boolean packed(byte[] start) {
        int first = first(start);
        return first == 0x504B0304
                || first == 0xD0CF11E0
                || first == 0x52617221
                || first == 0x377ABCAF
                || first >>> 16 == 0x1F8B
                || first >>> 16 == 0x4D5A;
    }

    private InputStream open(ZipEntry part) throws IOException {
        return unpacked.counted(zip.getInputStream(part), part.getCompressedSize());
    }

    private List<? extends ZipEntry> parts(String pattern) {
        return zip.stream()
                .filter(part -> part.getName().toLowerCase(Locale.ROOT).matches(pattern))
                .toList();
    }

    private void readDocument() throws IOException, XMLStreamException {
        pages.add(new StringBuilder());
        // What stands at the head of every page is looked at as the head of the first.
        for (String pattern : List.of(
                "word/header.*\\.xml",
                "word/document\\.xml",
                "word/(?!header|document\\.xml|styles|settings|fonttable|theme).*\\.xml")) {
            for (ZipEntry part : parts(pattern)) {
                parse(part, this::ofDocument);
            }
        }
    }

    private void ofDocument(XMLStreamReader xml) throws XMLStreamException {
        int event = xml.getEventType();
        String name = xml.getLocalName();
        StringBuilder page = pages.get(pages.size() - 1);
        if (event == XMLStreamConstants.END_ELEMENT && name.equals("p")) {
            page.append('\n');
        } else if (event == XMLStreamConstants.START_ELEMENT) {
            switch (name) {
                case "t", "instrText" -> append(page, xml.getElementText());
                case "tab" -> page.append('\t');
                case "noBreakHyphen" -> page.append('-');
                case "br", "cr" -> {
                    page.append('\n');
                    if ("page".equals(attribute(xml, "type"))) {
                        pages.add(new StringBuilder());
                    }
                }
                case "lastRenderedPageBreak" -> pages.add(new StringBuilder(page.length() == 0 ? "" : "\n"));
                default -> {
                    // says nothing
                }
            }
        }
    }

    private void readWorkbook() throws IOException, XMLStreamException {
        for (ZipEntry part : parts("xl/sharedstrings\\.xml")) {
            StringBuilder string = new StringBuilder();
            parse(part, xml -> {
                boolean start = xml.getEventType() == XMLStreamConstants.START_ELEMENT;
                if (start && xml.getLocalName().equals("t")) {
                    append(string, xml.getElementText());
                } else if (!start && xml.getLocalName().equals("si")) {
                    strings.add(string.toString());
                    string.setLength(0);
                }
            });
        }
        for (ZipEntry part : parts("xl/worksheets/[^/]*\\.xml")) {
            StringBuilder sheet = new StringBuilder();
            pages.add(sheet);
            String[] type = {""};
            parse(part, xml -> ofSheet(xml, sheet, type));
        }
        StringBuilder beside = new StringBuilder();
        pages.add(beside);
        for (ZipEntry part : parts("xl/(comments|drawings|charts|threadedcomments).*\\.xml")) {
            parse(part, xml -> {
                if (xml.getEventType() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().matches("t|text")) {
                    append(beside, words(xml));
                    beside.append('\n');
                }
            });
        }
    }

    /** A text element of a note may hold runs of its own. */
    private static String words(XMLStreamReader xml) throws XMLStreamException {
        StringBuilder words = new StringBuilder();
        for (int depth = 1; depth > 0; ) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    words.append(xml.getText());
                default -> {
                    // says nothing
                }
            }
        }
        return words.toString();
    }

    /** Cells that hold a number are amounts: only words are looked at. */
    private void ofSheet(XMLStreamReader xml, StringBuilder sheet, String[] type) throws XMLStreamException {
        if (xml.getEventType() != XMLStreamConstants.START_ELEMENT) {
            return;
        }
        switch (xml.getLocalName()) {
            case "c" -> type[0] = attribute(xml, "t");
            case "v" -> {
                String value = xml.getElementText();
                if ("s".equals(type[0])) {
                    int index = Integer.parseInt(value.strip());
                    append(sheet, index >= 0 && index < strings.size() ? strings.get(index) : "");
                    sheet.append('\n');
                } else if ("str".equals(type[0])) {
                    append(sheet, value);
                    sheet.append('\n');
                }
            }
            case "t", "oddHeader", "oddFooter", "evenHeader", "firstHeader" -> {
                append(sheet, xml.getElementText().replaceAll("&[LCR]", "\n"));
                sheet.append('\n');
            }
            default -> {
                // says nothing
            }
        }
    }

    private void append(StringBuilder page, String words) {
        characters += words.length();
        Refused.when(characters > Contents.MOST_CHARACTERS, FilesRefusal.TOO_MUCH_UNPACKED, shown);
        page.append(words);
    }

    /** Empty where there is none. */
    private static String attribute(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }

    private interface Reading {
        void element(XMLStreamReader xml) throws XMLStreamException;
    }

    private void parse(ZipEntry part, Reading reading) throws IOException, XMLStreamException {
        try (InputStream content = open(part)) {
            XMLStreamReader xml = factory().createXMLStreamReader(content);
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                    reading.element(xml);
                }
            }
            xml.close();
        }
    }

    /** No document type, no entity, nothing from elsewhere. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing is fetched");
        });
        return factory;
    }
}
