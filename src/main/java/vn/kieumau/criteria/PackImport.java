package vn.kieumau.criteria;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.ImportProblem;

/** Loads a criteria pack (YAML, docs/pack-format.md) as a published set; the same file a second time changes nothing. */
@Component
public class PackImport {
    private static final String FORMAT = "kieumau-pack/1";

    private final JdbcClient jdbc;
    private final Audit audit;

    PackImport(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void load(Actor actor, String file, byte[] content) {
        String hash = sha256(content);
        if (jdbc.sql("select count(*) from criteria.criteria_set where content_hash = :hash")
                        .param("hash", hash)
                        .query(Integer.class)
                        .single()
                > 0) {
            return;
        }
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setAllowDuplicateKeys(false);
        Node pack = new Node(
                file, "", new Yaml(new SafeConstructor(options)).load(new String(content, StandardCharsets.UTF_8)));
        pack.expect("format", FORMAT);
        Node programme = pack.node("programme");
        Node set = pack.node("set");
        long programmeId = jdbc.sql("""
                        insert into criteria.programme (code, name_vi, name_en) values (:code, :vi, :en)
                        on conflict (code) do update set code = excluded.code returning id
                        """)
                .param("code", programme.text("code"))
                .param("vi", programme.text("name_vi"))
                .param("en", programme.text("name_en"))
                .query(Long.class)
                .single();
        long setId = jdbc.sql("""
                        insert into criteria.criteria_set (programme_id, version, title_vi, title_en, notice_vi, notice_en, passing,
                            state, published_on, content_hash)
                        values (:programme, :version, :titleVi, :titleEn, :noticeVi, :noticeEn, :passing, 'draft', null, :hash)
                        returning id
                        """)
                .param("programme", programmeId)
                .param("version", set.text("version"))
                .param("titleVi", set.text("title_vi"))
                .param("titleEn", set.text("title_en"))
                .param("noticeVi", set.optional("notice_vi"))
                .param("noticeEn", set.optional("notice_en"))
                .param("passing", pack.text("passing"))
                .param("hash", hash)
                .query(Long.class)
                .single();
        loadGroups(pack, setId);
        jdbc.sql("update criteria.criteria_set set state = 'published', published_on = :on where id = :id")
                .param("on", LocalDate.parse(set.text("published_on")))
                .param("id", setId)
                .update();
        audit.recordAct(actor, "LOAD_PACK", "criteria.criteria_set", setId, set.text("title_vi"), null, file);
    }

    private void loadGroups(Node pack, long setId) {
        Set<String> codes = new HashSet<>();
        int groupPosition = 0;
        for (Node group : pack.nodes("groups")) {
            long groupId = jdbc.sql("""
                            insert into criteria.criterion_group (set_id, code, position, title_vi, title_en)
                            values (:set, :code, :position, :vi, :en) returning id
                            """)
                    .param("set", setId)
                    .param("code", group.unique("code", codes, "group "))
                    .param("position", ++groupPosition)
                    .param("vi", group.text("title_vi"))
                    .param("en", group.text("title_en"))
                    .query(Long.class)
                    .single();
            int position = 0;
            for (Node criterion : group.nodes("criteria")) {
                insert(setId, groupId, ++position, criterion, codes);
            }
        }
    }

    private void insert(long setId, long groupId, int position, Node criterion, Set<String> codes) {
        Node source = criterion.node("source");
        jdbc.sql("""
                        insert into criteria.criterion (set_id, group_id, code, position, title_vi, title_en, guidance_vi, guidance_en,
                            kind, proof_vi, proof_en, mandatory, source_ref, source_quote, source_where)
                        values (:set, :group, :code, :position, :titleVi, :titleEn, :guidanceVi, :guidanceEn, :kind, :proofVi, :proofEn,
                            :mandatory, :ref, :quote, :where)
                        """)
                .param("set", setId)
                .param("group", groupId)
                .param("code", criterion.unique("code", codes, "criterion "))
                .param("position", position)
                .param("titleVi", criterion.text("title_vi"))
                .param("titleEn", criterion.text("title_en"))
                .param("guidanceVi", criterion.text("guidance_vi"))
                .param("guidanceEn", criterion.text("guidance_en"))
                .param("kind", criterion.text("kind"))
                .param("proofVi", criterion.text("proof_vi"))
                .param("proofEn", criterion.text("proof_en"))
                .param("mandatory", criterion.text("mandatory").equals("true"))
                .param("ref", source.text("ref"))
                .param("quote", source.text("quote_vi"))
                .param("where", source.text("url_or_article"))
                .update();
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A place in the file, which a refusal names. */
    private record Node(
            String file,
            String place,
            @org.jspecify.annotations.Nullable Object value) {
        private Object at(String key) {
            Object found = value instanceof Map<?, ?> map ? map.get(key) : null;
            if (found == null) {
                throw problem(key, "", "missing");
            }
            return found;
        }

        Node node(String key) {
            return new Node(file, place + key + ".", at(key));
        }

        List<Node> nodes(String key) {
            if (!(at(key) instanceof List<?> list) || list.isEmpty()) {
                throw problem(key, "", "not a list, or empty");
            }
            return java.util.stream.IntStream.range(0, list.size())
                    .mapToObj(i -> new Node(file, place + key + "[" + i + "].", list.get(i)))
                    .toList();
        }

        String text(String key) {
            return String.valueOf(at(key)).strip();
        }

        String optional(String key) {
            return value instanceof Map<?, ?> map
                    ? Objects.toString(map.get(key), "").strip()
                    : "";
        }

        void expect(String key, String expected) {
            if (!text(key).equals(expected)) {
                throw problem(key, text(key), "is not " + expected);
            }
        }

        String unique(String key, Set<String> seen, String kind) {
            if (!seen.add(kind + text(key))) {
                throw problem(key, text(key), "stands twice");
            }
            return text(key);
        }

        private ImportProblem problem(String key, String found, String reason) {
            return new ImportProblem(file, 0, place + key, found, reason);
        }
    }
}
