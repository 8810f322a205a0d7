package vn.kieumau.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.support.ApplicationTest;

/** A fault that no check foresaw, in transactions of its own. */
@ApplicationTest
@TestPropertySource(properties = "kieumau.test=apart")
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class UnitImportFailureTest {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    TreeFiles files;

    @AfterEach
    void pull() {
        jdbc.sql("alter table units.unit_version drop constraint planted").update();
    }

    @Test
    void whatFailsMidwayLeavesNothingAndSaysSo() {
        jdbc.sql("alter table units.unit_version add constraint planted check (name <> 'Xã B') not valid")
                .update();
        String lines = "key,code,name,type,level,parent_key,valid_from,valid_to\n"
                + "99001,99001,Xã A,Xã,commune,01,2031-01-01,\n99002,99002,Xã B,Xã,commune,01,2031-01-01,\n";
        UnitImport checked = files.bring(SmallTree.actor(1), TreeTable.UNITS, lines.getBytes(StandardCharsets.UTF_8));
        assertThat(checked.fresh()).isEqualTo(2);
        assertThat(files.load(SmallTree.actor(2), checked).state()).isEqualTo(ImportState.FAILED);
        assertThat(jdbc.sql("select count(*) from units.unit where key like '9900_'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
