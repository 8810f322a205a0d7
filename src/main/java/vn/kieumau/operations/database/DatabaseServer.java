package vn.kieumau.operations.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A PostgreSQL server that the operator names instead of the one on board. */
public final class DatabaseServer {
    static final int OLDEST = 15;
    static final int NEWEST = 18;

    private DatabaseServer() {}

    /** @throws StartRefused where the server does not answer, or is of a version that was never tried */
    public static void require(String url, String user, String password) {
        try (Connection connection = DriverManager.getConnection(url, user, password)) {
            requireVersion(connection.getMetaData().getDatabaseMajorVersion());
        } catch (SQLException refused) {
            throw new StartRefused(
                    "Không kết nối được cơ sở dữ liệu %s: %s Hãy xem lại KIEUMAU_DATABASE_URL, _USER, _PASSWORD."
                            .formatted(url, refused.getMessage()),
                    "Cannot connect to the database %s: %s Check KIEUMAU_DATABASE_URL, _USER, _PASSWORD."
                            .formatted(url, refused.getMessage()));
        }
    }

    static void requireVersion(int major) {
        if (major < OLDEST || major > NEWEST) {
            throw new StartRefused(
                    "Máy chủ cơ sở dữ liệu là PostgreSQL %d; Kiểu Mẫu cần bản từ %d đến %d."
                            .formatted(major, OLDEST, NEWEST),
                    "The database server is PostgreSQL %d; Kiểu Mẫu needs %d to %d.".formatted(major, OLDEST, NEWEST));
        }
    }
}
