package vn.kieumau.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

public class QrCodeTest {
    static final String TEXT = "https://kieumau.example/recognition/certificates/Zk3-a_9QmXw0TtVbC1yLrPf7";

    @Test
    void aTextTooLongForACodeIsRefused() {
        assertThatThrownBy(() -> QrCode.svgText("x".repeat(5000), "nhãn")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLabelCannotBreakOutOfItsAttribute() {
        String svg = QrCode.svgText(TEXT, "\"><script>alert(1)</script>");
        assertThat(svg).doesNotContain("<script").contains("aria-label=\"&quot;&gt;&lt;script");
    }

    @Test
    void theDrawingCarriesNoStyleAndNamesItself() {
        assertThat(QrCode.svgText(TEXT, "Mã QR"))
                .contains("role=\"img\"", "aria-label=\"Mã QR\"")
                .doesNotContain("style", "class=");
    }

    @Test
    void theDrawingReadsBackAsItsText() throws Exception {
        assertThat(read(drawn(QrCode.svgText(TEXT, "Mã QR")))).isEqualTo(TEXT);
    }

    @Test
    void thePictureReadsBackAsItsText() throws Exception {
        assertThat(read(ImageIO.read(new ByteArrayInputStream(QrCode.png(TEXT)))))
                .isEqualTo(TEXT);
    }

    public static String read(BufferedImage image) throws Exception {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        BinaryBitmap bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
        try {
            return new QRCodeReader()
                    .decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, true))
                    .getText();
        } catch (NotFoundException none) {
            throw new AssertionError("no code found in the picture", none);
        }
    }

    /** Draws the one path of dark squares, as a browser would. */
    private static BufferedImage drawn(String svg) {
        Matcher box = Pattern.compile("viewBox=\"0 0 (\\d+) ").matcher(svg);
        assertThat(box.find()).isTrue();
        int scale = 6;
        int size = Integer.parseInt(box.group(1)) * scale;
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, size, size);
        canvas.setColor(Color.BLACK);
        Matcher square = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\3z").matcher(svg);
        while (square.find()) {
            canvas.fillRect(
                    Integer.parseInt(square.group(1)) * scale,
                    Integer.parseInt(square.group(2)) * scale,
                    Integer.parseInt(square.group(3)) * scale,
                    scale);
        }
        return image;
    }
}
