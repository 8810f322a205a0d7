package vn.kieumau.operations.backup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.Date;
import java.util.zip.GZIPInputStream;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPEncryptedDataList;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPLiteralDataGenerator;
import org.bouncycastle.openpgp.PGPPBEEncryptedData;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.operator.bc.BcPBEDataDecryptorFactory;
import org.bouncycastle.openpgp.operator.bc.BcPBEKeyEncryptionMethodGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPGPDataEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import vn.kieumau.operations.database.StartRefused;

/** OpenPGP with a passphrase, around a gzipped file or not. */
final class Encryption {
    private static final int BUFFER = 1 << 16;
    private static final int GZIP_MAGIC = 0x1f;

    /** Every OpenPGP packet begins with this bit (RFC 4880, 4.2). */
    private static final int OPENPGP_TAG = 0x80;

    private Encryption() {}

    /** Closing it closes the stream below. */
    static OutputStream encrypted(OutputStream to, String passphrase) throws IOException {
        try {
            PGPEncryptedDataGenerator encryption =
                    new PGPEncryptedDataGenerator(new BcPGPDataEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256)
                            .setWithIntegrityPacket(true)
                            .setSecureRandom(new SecureRandom()));
            encryption.addMethod(new BcPBEKeyEncryptionMethodGenerator(passphrase.toCharArray()));
            OutputStream outer = encryption.open(to, new byte[BUFFER]);
            PGPLiteralDataGenerator literal = new PGPLiteralDataGenerator();
            OutputStream inner =
                    literal.open(outer, PGPLiteralData.BINARY, "kieumau.tar.gz", new Date(), new byte[BUFFER]);
            return new OutputStream() {
                @Override
                public void write(int one) throws IOException {
                    inner.write(one);
                }

                @Override
                public void write(byte[] part, int from, int length) throws IOException {
                    inner.write(part, from, length);
                }

                @Override
                public void close() throws IOException {
                    inner.close();
                    outer.close();
                    to.close();
                }
            };
        } catch (PGPException impossible) {
            throw new IOException(impossible);
        }
    }

    /** The content of a backup file, encrypted or not. */
    static InputStream opened(InputStream from, String passphrase) throws IOException {
        BufferedInputStream file = new BufferedInputStream(from, BUFFER);
        file.mark(1);
        int first = file.read();
        file.reset();
        if (first == GZIP_MAGIC) {
            return new GZIPInputStream(file, BUFFER);
        }
        if ((first & OPENPGP_TAG) == 0 || first < 0) {
            throw new IOException("neither gzip nor OpenPGP");
        }
        if (passphrase.isEmpty()) {
            throw new StartRefused(
                    "Bản sao lưu này được mã hoá. Hãy đặt KIEUMAU_BACKUP_PASSPHRASE.",
                    "This backup is encrypted. Set KIEUMAU_BACKUP_PASSPHRASE.");
        }
        try {
            if (new BcPGPObjectFactory(file).nextObject() instanceof PGPEncryptedDataList list
                    && list.get(0) instanceof PGPPBEEncryptedData data) {
                InputStream clear = data.getDataStream(
                        new BcPBEDataDecryptorFactory(passphrase.toCharArray(), new BcPGPDigestCalculatorProvider()));
                if (new BcPGPObjectFactory(clear).nextObject() instanceof PGPLiteralData literal) {
                    return new GZIPInputStream(literal.getInputStream(), BUFFER);
                }
            }
        } catch (PGPException | IOException wrong) {
            throw new StartRefused(
                    "Không mở được bản sao lưu: mật khẩu mã hoá sai hoặc tệp hỏng.",
                    "The backup cannot be opened: the passphrase is wrong, or the file is damaged.");
        }
        throw new StartRefused("Tệp này không phải bản sao lưu của Kiểu Mẫu.", "This file is no backup of Kiểu Mẫu.");
    }
}
