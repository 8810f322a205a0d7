package vn.kieumau.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import vn.kieumau.kernel.Refused;

/**
 * Reads the words of PDF files, and refuses those that do something, carry other files, or are not whole. They are refused and
 * not held: a proof needs no script and no attachment, the sender prints it again without, and nobody else could decide better.
 */
final class PdfFile {
    private static final int MOST_PAGES = 2000;
    private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);

    /** How far the search may go on where a letter stands at its end. */
    private static final int[] PASSED = passed();

    /** Where the words about a stream stand: so many bytes before it. */
    private static final int ABOUT = 1024;

    private static final Pattern PACKED_AGAIN =
            Pattern.compile("/(?:FlateDecode|Fl)\\b[\\s\\[]*/(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL)\\b");
    private static final Pattern PICTURE = Pattern.compile("/Subtype\\s*/Image\\b");
    private static final Pattern NEVER_PICTURE = Pattern.compile("/ObjStm\\b|/XRef\\b|#");

    /** What a reader would do without being asked, or hand to another program. */
    private static final Set<String> ACTIONS =
            Set.of("JavaScript", "Launch", "ImportData", "SubmitForm", "Rendition", "RichMediaExecute");

    private PdfFile() {}

    static Contents read(Path file, String shown) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Refused.when(!ends(bytes), FilesRefusal.BROKEN, shown);
        refuseBombs(bytes, shown);
        try (PDDocument pdf = Loader.loadPDF(file.toFile(), IOUtils.createTempFileOnlyStreamCache())) {
            Refused.when(pdf.getNumberOfPages() == 0, FilesRefusal.BROKEN, shown);
            Refused.when(pdf.getNumberOfPages() > MOST_PAGES, FilesRefusal.TOO_MUCH_UNPACKED, shown);
            refuseActive(pdf.getDocument(), shown);
            return text(pdf, shown);
        } catch (InvalidPasswordException secret) {
            throw new Refused(FilesRefusal.ENCRYPTED, shown);
        } catch (Refused refused) {
            throw refused;
        } catch (IOException | RuntimeException | StackOverflowError broken) {
            // The reader answers to what is wrong inside with any of these.
            throw new Refused(FilesRefusal.BROKEN, shown);
        }
    }

    /** A file that was broken off would be mended by the reader; what was lost nobody could look through. */
    private static boolean ends(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && (bytes[end - 1] == 0 || bytes[end - 1] <= ' ' && bytes[end - 1] > 0)) {
            end--;
        }
        int start = Math.max(0, end - ABOUT);
        return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1).contains("%%EOF");
    }

    /** Before the reader unpacks anything, which it does in memory, every compressed stream but pictures is unpacked and counted. */
    private static void refuseBombs(byte[] bytes, String shown) {
        Unpacked unpacked = new Unpacked(shown);
        for (int at = indexOf(bytes, 0); at >= 0; at = indexOf(bytes, at + STREAM.length)) {
            int from = Math.max(0, at - ABOUT);
            String about = new String(bytes, from, at - from, StandardCharsets.ISO_8859_1);
            about = about.substring(about.lastIndexOf(" obj") + 1);
            Refused.when(PACKED_AGAIN.matcher(about).find(), FilesRefusal.TOO_MUCH_UNPACKED, shown);
            boolean picture = PICTURE.matcher(about).find()
                    && !NEVER_PICTURE.matcher(about).find();
            if (!picture) {
                count(bytes, at + STREAM.length, unpacked);
            }
        }
    }

    private static void count(byte[] bytes, int after, Unpacked unpacked) {
        int start = after;
        while (start < bytes.length && (bytes[start] == '\r' || bytes[start] == '\n')) {
            start++;
        }
        if (start + 2 > bytes.length || start == after) {
            return;
        }
        try (InputStream content =
                new InflaterInputStream(new ByteArrayInputStream(bytes, start, bytes.length - start))) {
            unpacked.counted(content, bytes.length).transferTo(OutputStream.nullOutputStream());
        } catch (IOException otherwisePacked) {
            // or not at all: whatever came out until then is counted
        }
    }

    /** Horspool's search: of most places one letter is looked at, and six are passed over, as scans are nearly all picture. */
    private static int indexOf(byte[] bytes, int from) {
        int last = STREAM.length - 1;
        for (int at = from; at + last < bytes.length; at += PASSED[bytes[at + last] & 0xFF]) {
            if (bytes[at + last] == STREAM[last] && Arrays.equals(bytes, at, at + last, STREAM, 0, last)) {
                return at;
            }
        }
        return -1;
    }

    private static int[] passed() {
        int last = STREAM.length - 1;
        int[] passed = new int[256];
        Arrays.fill(passed, STREAM.length);
        for (int i = 0; i < last; i++) {
            passed[STREAM[i]] = last - i;
        }
        return passed;
    }

    private static void refuseActive(COSDocument document, String shown) {
        List<COSBase> toSee = new ArrayList<>();
        toSee.add(document.getTrailer());
        for (COSObjectKey key : List.copyOf(document.getXrefTable().keySet())) {
            COSBase object = document.getObjectFromPool(key).getObject();
            if (object != null) {
                toSee.add(object);
            }
        }
        // References need not be followed: what they lead to stands in the table itself.
        while (!toSee.isEmpty()) {
            COSBase seen = toSee.remove(toSee.size() - 1);
            if (seen instanceof COSDictionary dictionary) {
                Refused.when(active(dictionary), FilesRefusal.ACTIVE, shown);
                toSee.addAll(dictionary.getValues());
            } else if (seen instanceof COSArray array) {
                for (int i = 0; i < array.size(); i++) {
                    COSBase each = array.get(i);
                    if (each != null) {
                        toSee.add(each);
                    }
                }
            }
        }
    }

    private static boolean active(COSDictionary dictionary) {
        return dictionary.getDictionaryObject(COSName.S) instanceof COSName action && ACTIONS.contains(action.getName())
                || dictionary.containsKey(COSName.JS)
                || dictionary.containsKey(COSName.EF)
                || dictionary.containsKey(COSName.getPDFName("RichMediaContent"))
                || dictionary.containsKey(COSName.getPDFName("XFA"));
    }

    private static Contents text(PDDocument pdf, String shown) throws IOException {
        List<String> pages = new ArrayList<>();
        boolean whole = true;
        int characters = 0;
        // In the order of writing: so two columns of a head stay apart, as they were written.
        PDFTextStripper stripper = new PDFTextStripper();
        for (int number = 1; number <= pdf.getNumberOfPages(); number++) {
            PDPage page = pdf.getPage(number - 1);
            for (var streams = page.getContentStreams(); streams.hasNext(); ) {
                // One that passes for a picture was not counted before.
                Refused.when(streams.next().getCOSObject().containsKey(COSName.SUBTYPE), FilesRefusal.BROKEN, shown);
            }
            stripper.setStartPage(number);
            stripper.setEndPage(number);
            String text = stripper.getText(pdf);
            characters += text.length();
            Refused.when(characters > Contents.MOST_CHARACTERS, FilesRefusal.TOO_MUCH_UNPACKED, shown);
            pages.add(text);
            whole &= !text.isBlank()
                    || page.getResources() == null
                    || !page.getResources().getXObjectNames().iterator().hasNext();
        }
        return new Contents(pages, whole && pages.stream().anyMatch(page -> !page.isBlank()));
    }
}
