package vn.kieumau.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import vn.kieumau.support.TestDatabase;

/** Evidence that was recorded before revisions were numbered. */
class RevisionsUpgradeTest {
    @Test
    void whatWasRecordedBecomesTheFirstRevisionAndTheTrailStaysWhole() {
        SingleConnectionDataSource database = new SingleConnectionDataSource(
                TestDatabase.emptyUrl(), TestDatabase.user(), TestDatabase.password(), true);
        try {
            FluentConfiguration flyway = Flyway.configure()
                    .dataSource(database)
                    .locations("classpath:db/migration")
                    .defaultSchema("public");
            flyway.target(MigrationVersion.fromVersion("2.21.1")).load().migrate();
            JdbcClient jdbc = JdbcClient.create(database);
            recordAsBefore(jdbc);
            flyway.target(MigrationVersion.LATEST).load().migrate();

            assertThat(jdbc.sql("select title || ' ' || number || ' ' || revision from evidence.v_item")
                            .query(String.class)
                            .list())
                    .containsExactly("Kế hoạch 01/KH 1");
            assertThat(jdbc.sql("select item_id || ' ' || revision || ' ' || name from evidence.v_file")
                            .query(String.class)
                            .list())
                    .containsExactly("1 1 ke-hoach.pdf");
            for (String table : new String[] {"evidence.item", "evidence.revision", "evidence.item_file"}) {
                assertThat(jdbc.sql(
                                        "select (select count(*) from audit.altered(:t)) + (select count(*) from audit.unrecorded(:t))")
                                .param("t", table)
                                .query(Integer.class)
                                .single())
                        .as(table)
                        .isZero();
            }
            assertThat(jdbc.sql("select count(*) from audit.v_broken")
                            .query(Integer.class)
                            .single())
                    .isZero();
        } finally {
            database.destroy();
        }
    }

    private static void recordAsBefore(JdbcClient jdbc) {
        for (String sql : new String[] {
            "insert into units.unit (key) values ('a')",
            "insert into accounts.account (login, display_name, display_name_en) values ('canbo', 'Cán bộ', 'Officer')",
            "insert into files.blob (sha256, size, media_type, stored_at) values (repeat('a', 64), 1, 'application/pdf', now())",
            """
            insert into evidence.item (unit_id, title, kind, number, issuer, form_id, no_secrets, recorded_by, recorded_at, illustrative)
            select u.id, 'Kế hoạch', 'document', '01/KH', '', gen_random_uuid(), true, a.id, now(), false
            from (select min(id) as id from units.unit) u, (select min(id) as id from accounts.account) a
            """,
            "insert into evidence.item_file (item_id, sha256, name, position) values (1, repeat('a', 64), 'ke-hoach.pdf', 1)"
        }) {
            jdbc.sql(sql).update();
        }
        for (String table : new String[] {"evidence.item", "evidence.item_file"}) {
            jdbc.sql(
                            "select audit.append(now(), now(), false, 1, 'Cán bộ', '', 'ADD_EVIDENCE', :t, 1, 'Kế hoạch', null, '')")
                    .param("t", table)
                    .query(Long.class)
                    .single();
        }
    }
}
