package vn.kieumau.exchange;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import vn.kieumau.criteria.CriteriaSets;
import vn.kieumau.criteria.Drafts;
import vn.kieumau.criteria.Pack;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.Sorting;

/** Reading topics: once decided they are for the whole country to read; before, for whoever reaches all of it. */
@Component
public class ChangeTopics {
    private static final String TOPICS = """
            select t.id as topic_id, t.unit_id, t.set_id, s.version as set_version, s.title_vi as set_title_vi, s.title_en as set_title_en, t.title, t.state,
                f.name as formed_office, f.name_en as formed_office_en,
                audit.signed(a.display_name, 'exchange.change_topic', t.id, t.formed_by) as formed_by_name, t.formed_at, n.requests, n.units,
                t.outcome, t.reason, d.name as decided_office, d.name_en as decided_office_en,
                audit.signed(b.display_name, 'exchange.change_topic', t.id, t.decided_by) as decided_by_name, t.decided_at,
                t.traced_set_id, v.version as traced_set_version, t.traced_draft_id, t.traced_code, t.trace_note, t.traced_at,
                t.formed_by = :reader or n.by_reader as grouper, t.unit_id in (select unit_id from units.reached(:groups)) as groups,
                t.unit_id in (select unit_id from units.reached(:decides)) as decides, t.unit_id in (select unit_id from units.reached(:traces)) as traces,
                t.illustrative, t.version, count(*) over () as total
            from exchange.change_topic t
            join criteria.v_set s on s.set_id = t.set_id
            join accounts.v_office f on f.office_id = t.formed_office_id
            join accounts.v_account a on a.account_id = t.formed_by
            cross join lateral (select count(*) as requests, count(distinct r.unit_id) as units, coalesce(bool_or(r.grouped_by = :reader), false) as by_reader
                from exchange.change_request r where r.topic_id = t.id) n
            left join accounts.v_office d on d.office_id = t.decided_office_id
            left join accounts.v_account b on b.account_id = t.decided_by
            left join criteria.v_set v on v.set_id = t.traced_set_id
            where (t.state <> 'grouped' or t.unit_id in (select unit_id from units.reached(:reach)))
            """;

    private static final Sorting SORTING = new Sorting("t.state = 'grouped' desc, t.formed_at desc, t.id desc", "t.id")
            .by("title", "t.title collate vi_natural")
            .by("requests", "n.requests")
            .by("state", "array_position(array['grouped', 'decided', 'traced'], t.state)")
            .by("decided", "t.decided_at");

    private final JdbcClient jdbc;
    private final CriteriaSets sets;
    private final Drafts drafts;

    ChangeTopics(JdbcClient jdbc, CriteriaSets sets, Drafts drafts) {
        this.jdbc = jdbc;
        this.sets = sets;
        this.drafts = drafts;
    }

    /** @param state empty: all */
    public PageOf<ChangeTopic> page(Actor reader, String words, String state, Paging paging) {
        List<ChangeTopic> topics = topics(reader, """
                        and (:words = '' or public.fold(t.title) like '%' || public.fold(:words) || '%') and (:state = '' or t.state = :state)
                        """ + SORTING.page(paging))
                .param("words", words)
                .param("state", state)
                .params(Sorting.values(paging))
                .query(ChangeTopic.class)
                .list();
        return new PageOf<>(topics, topics.isEmpty() ? 0 : topics.get(0).total(), paging);
    }

    public Optional<ChangeTopic> find(Actor reader, long topic) {
        return topics(reader, "and t.id = :topic")
                .param("topic", topic)
                .query(ChangeTopic.class)
                .optional();
    }

    /**
     * A later version in which a topic can have been answered.
     *
     * @param key {@code set-12} or {@code draft-3}
     */
    public record Version(String key, String titleVi, String titleEn, String version) {}

    /** Sets of the same programme that were published later, and open drafts as far as the reader sees drafts. */
    public List<Version> versions(Actor reader, ChangeTopic topic) {
        List<Version> published =
                jdbc.sql("""
                        select 'set-' || v.set_id as key, v.title_vi, v.title_en, v.version
                        from criteria.v_set s join criteria.v_set v on v.programme_code = s.programme_code and v.set_id > s.set_id
                            and v.state in ('published', 'retired')
                        where s.set_id = :set order by v.set_id
                        """).param("set", topic.setId()).query(Version.class).list();
        if (!reader.may(Permission.VIEW_CRITERIA_DRAFTS)) {
            return published;
        }
        List<Version> open = drafts.open().stream()
                .map(each -> new Version(
                        "draft-" + each.id(), each.titleVi(), each.titleEn(), String.valueOf(each.setVersion())))
                .toList();
        return Stream.concat(published.stream(), open.stream()).toList();
    }

    /**
     * Where a topic was answered, as the reader may see it.
     *
     * @param setId the published set; null: a draft is not published yet
     * @param draftId the draft; null where it is published, or the reader sees no drafts
     * @param code of the criterion; empty where there is none, or it stands in a draft that the reader does not see
     */
    public record Answered(
            @Nullable Long setId,
            @Nullable Long draftId,
            String code,
            @Nullable Pack pack) {}

    public Optional<Answered> answered(Actor reader, ChangeTopic topic) {
        if (topic.tracedSetId() != null) {
            return Optional.of(new Answered(
                    topic.tracedSetId(),
                    null,
                    topic.tracedCode(),
                    sets.pack(topic.tracedSetId()).orElse(null)));
        }
        if (topic.tracedDraftId() == null) {
            return Optional.empty();
        }
        long draft = topic.tracedDraftId();
        Long became = drafts.find(draft)
                .flatMap(each -> Optional.ofNullable(each.setId()))
                .orElse(null);
        if (became != null) {
            return Optional.of(new Answered(
                    became, null, topic.tracedCode(), sets.pack(became).orElse(null)));
        }
        boolean seen = reader.may(Permission.VIEW_CRITERIA_DRAFTS);
        return Optional.of(new Answered(
                null,
                seen ? draft : null,
                seen ? topic.tracedCode() : "",
                seen ? drafts.content(draft).orElse(null) : null));
    }

    private StatementSpec topics(Actor reader, String more) {
        return jdbc.sql(TOPICS + more)
                .param("reach", reader.reach(Permission.VIEW_EXCHANGE))
                .param("groups", reader.reach(Permission.GROUP_CHANGE_REQUEST))
                .param("decides", reader.reach(Permission.DECIDE_CHANGE_REQUEST))
                .param("traces", reader.reach(Permission.TRACE_CHANGE_REQUEST))
                .param("reader", reader.accountId());
    }
}
