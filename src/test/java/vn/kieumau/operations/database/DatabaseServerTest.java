package vn.kieumau.operations.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseServerTest {
    @ParameterizedTest
    @ValueSource(ints = {9, 14, 19})
    void aVersionThatWasNeverTriedIsRefusedWithTheOnesThatWere(int major) {
        assertThatThrownBy(() -> DatabaseServer.requireVersion(major))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("PostgreSQL " + major)
                .hasMessageContaining("needs 15 to 18");
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 16, 17, 18})
    void theOthersWillDo(int major) {
        assertThatCode(() -> DatabaseServer.requireVersion(major)).doesNotThrowAnyException();
    }
}
