package vn.kieumau.criteria;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes a checked pack as a published set: its whole content, and a row for everything that others refer to. */
@Component
class PublishPack {
    private final JdbcClient jdbc;

    PublishPack(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The same pack, however its file was written, has the same hash. */
    static String hash(Pack pack) {
        try {
            byte[] content = PackJson.write(pack).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @return the set's key */
    long publish(Pack pack, LocalDate on) {
        long programmeId = programme(pack.programme());
        long setId = jdbc.sql("""
                        insert into criteria.criteria_set (programme_id, version, title_vi, title_en, notice_vi, notice_en, passing,
                            state, published_on, content_hash, content, complete, follows_id)
                        values (:programme, :version, :titleVi, :titleEn, :noticeVi, :noticeEn, :passing, 'draft', null, :hash,
                            :content::jsonb, :complete,
                            (select s.id from criteria.criteria_set s where s.programme_id = :programme and s.version = :follows))
                        returning id
                        """)
                .param("programme", programmeId)
                .param("version", pack.set().version())
                .param("titleVi", pack.set().titleVi())
                .param("titleEn", pack.set().titleEn())
                .param("noticeVi", pack.set().noticeVi())
                .param("noticeEn", pack.set().noticeEn())
                .param("passing", pack.passing().rule())
                .param("hash", hash(pack))
                .param("content", PackJson.write(pack))
                .param("complete", pack.set().complete())
                .param("follows", pack.set().follows())
                .query(Long.class)
                .single();
        int level = 0;
        for (Pack.Appraising each : pack.set().appraising()) {
            jdbc.sql(
                            "insert into criteria.appraising_level (set_id, level, position, until) values (:set, :level, :position, :until::date)")
                    .param("set", setId)
                    .param("level", each.level())
                    .param("position", ++level)
                    .param("until", each.until())
                    .update();
        }
        int position = 0;
        for (Pack.Group group : pack.groups()) {
            group(setId, ++position, group);
        }
        jdbc.sql("update criteria.criteria_set set state = 'published', published_on = :on where id = :id")
                .param("on", on)
                .param("id", setId)
                .update();
        return setId;
    }

    private long programme(Pack.Programme programme) {
        long id = jdbc.sql("""
                        insert into criteria.programme (code, name_vi, name_en) values (:code, :vi, :en)
                        on conflict (code) do update set code = excluded.code returning id
                        """)
                .param("code", programme.code())
                .param("vi", programme.nameVi())
                .param("en", programme.nameEn())
                .query(Long.class)
                .single();
        for (Pack.DatedName name : programme.names()) {
            jdbc.sql("""
                            insert into criteria.programme_name (programme_id, valid_from, name_vi, name_en)
                            values (:programme, :from, :vi, :en) on conflict do nothing
                            """)
                    .param("programme", id)
                    .param("from", name.from())
                    .param("vi", name.vi())
                    .param("en", name.en())
                    .update();
        }
        return id;
    }

    private void group(long setId, int position, Pack.Group group) {
        long groupId = jdbc.sql("""
                        insert into criteria.criterion_group (set_id, code, position, title_vi, title_en)
                        values (:set, :code, :position, :vi, :en) returning id
                        """)
                .param("set", setId)
                .param("code", group.code())
                .param("position", position)
                .param("vi", group.titleVi())
                .param("en", group.titleEn())
                .query(Long.class)
                .single();
        int place = 0;
        for (Pack.Criterion criterion : group.criteria()) {
            criterion(setId, groupId, ++place, criterion);
        }
    }

    private void criterion(long setId, long groupId, int position, Pack.Criterion criterion) {
        Pack.Source source = Objects.requireNonNull(criterion.source());
        long criterionId = jdbc.sql("""
                        insert into criteria.criterion (set_id, group_id, code, position, title_vi, title_en, guidance_vi, guidance_en,
                            mandatory, source_ref, source_quote, source_where)
                        values (:set, :group, :code, :position, :titleVi, :titleEn, :guidanceVi, :guidanceEn, :mandatory, :ref,
                            :quote, :where) returning id
                        """)
                .param("set", setId)
                .param("group", groupId)
                .param("code", criterion.code())
                .param("position", position)
                .param("titleVi", criterion.titleVi())
                .param("titleEn", criterion.titleEn())
                .param("guidanceVi", criterion.guidanceVi())
                .param("guidanceEn", criterion.guidanceEn())
                .param("mandatory", criterion.mandatory())
                .param("ref", source.ref())
                .param("quote", source.quoteVi())
                .param("where", source.urlOrArticle())
                .query(Long.class)
                .single();
        int place = 0;
        for (Pack.Requirement requirement : criterion.requirements()) {
            jdbc.sql("""
                            insert into criteria.requirement (set_id, criterion_id, code, position, kind, title_vi, title_en, by_figures)
                            values (:set, :criterion, :code, :position, :kind, :vi, :en, :figures)
                            """)
                    .param("set", setId)
                    .param("criterion", criterionId)
                    .param("code", requirement.code())
                    .param("position", ++place)
                    .param("kind", requirement.kind())
                    .param("vi", requirement.titleVi())
                    .param("en", requirement.titleEn())
                    .param("figures", requirement.judgedByFigures())
                    .update();
        }
    }
}
