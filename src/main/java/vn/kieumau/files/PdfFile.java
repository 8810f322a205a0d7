package vn.kieumau.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
    /** What a reader would do without being asked, or hand to another program. */
    private static final Set<String> ACTIONS =
            Set.of("JavaScript", "Launch", "ImportData", "SubmitForm", "Rendition", "RichMediaExecute");

    private PdfFile() {}

    static Contents read(Path file, String shown) throws IOException {
        PdfStreams.check(file, shown);
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
