package vn.kieumau.recommendations;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.campaigns.DirectedTasks;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;

/** Tells the legal basis what was directed on the ground of its documents, and how far that is done. */
@Component
class TasksOfDocuments implements DirectedTasks {
    private final JdbcClient jdbc;

    TasksOfDocuments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Counted(long documentId, int tasks, int done, int late) {}

    @Override
    public Map<Long, Tasks> of(Actor reader, List<Long> documentIds) {
        return jdbc
                .sql("""
                        select r.document_id, count(*) as tasks, count(*) filter (where r.state in ('answered', 'closed')) as done,
                            count(*) filter (where r.state not in ('answered', 'closed') and r.due < :today) as late
                        from recommendations.recommendation r
                        where r.document_id = any(:documents) and r.unit_id in (select unit_id from units.reached(:reach))
                        group by r.document_id
                        """)
                .param("documents", documentIds.toArray(Long[]::new))
                .param("today", reader.today())
                .param("reach", reader.reach(Permission.VIEW_RECOMMENDATION))
                .query(Counted.class)
                .list()
                .stream()
                .collect(Collectors.toMap(
                        Counted::documentId,
                        each -> new Tasks(
                                each.tasks(),
                                each.done(),
                                each.late(),
                                "/recommendations?directives=true&document=" + each.documentId())));
    }

    @Override
    public String assign(long documentId) {
        return "/recommendations/directives/new?document=" + documentId;
    }
}
