package vn.kieumau.evidence;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;

/** Which items prove which criterion of a registration, and on which pages. */
@Component
public class EvidenceLinks {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final ObjectProvider<LinkGate> gates;

    EvidenceLinks(JdbcClient jdbc, Audit audit, ObjectProvider<LinkGate> gates) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.gates = gates;
    }

    /**
     * Makes exactly these items the proof of a criterion; part of the act that answers the criterion.
     *
     * @param unitId the registered unit, which the caller has found in reach: only its own items can prove
     * @param cited pages by item, as typed; what was cited of an item that is not in it stays
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void set(
            Actor actor,
            long unitId,
            long registrationId,
            long criterionId,
            Collection<Long> itemIds,
            Map<Long, String> cited) {
        actor.require(Permission.LINK_EVIDENCE);
        Map<Long, String> before = before(registrationId, criterionId);
        Map<Long, String> wanted = new LinkedHashMap<>();
        itemIds.forEach(item -> wanted.put(
                item, cited.containsKey(item) ? CitedPages.of(cited.get(item)) : before.getOrDefault(item, "")));
        if (wanted.equals(before)) {
            return;
        }
        Refused.when(gates.stream().anyMatch(gate -> !gate.open(registrationId)), EvidenceRefusal.LINKS_FROZEN);
        Long[] items = wanted.keySet().toArray(new Long[0]);
        List<Proof> own = jdbc.sql("""
                        select i.id, r.title, coalesce(r.pages, 0) as pages
                        from evidence.item i join evidence.revision r on r.item_id = i.id and r.revision = i.revision
                        where i.id = any(:items) and i.unit_id = :unit
                        """)
                .param("items", items)
                .param("unit", unitId)
                .query(Proof.class)
                .list();
        Refused.when(own.size() != wanted.size(), EvidenceRefusal.OTHER_UNIT);
        for (Proof proof : own) {
            int last = CitedPages.last(wanted.getOrDefault(proof.id(), ""));
            Refused.when(
                    proof.pages() > 0 && last > proof.pages(),
                    EvidenceRefusal.PAGES_BEYOND,
                    last,
                    proof.title(),
                    proof.pages());
        }
        List<Link> changed = jdbc.sql("""
                        with gone as (
                            delete from evidence.link
                            where registration_id = :registration and criterion_id = :criterion and item_id <> all(:items)
                            returning id, item_id
                        ), added as (
                            insert into evidence.link as l (item_id, registration_id, criterion_id, linked_by, linked_at, pages)
                            select item, :registration, :criterion, :by, :at, pages from unnest(:items, :pages) as t (item, pages)
                            on conflict (registration_id, criterion_id, item_id) do update set pages = excluded.pages
                            where l.pages <> excluded.pages
                            returning id, item_id
                        )
                        select c.id, r.title from (select * from gone union all select * from added) c
                        join evidence.item i on i.id = c.item_id
                        join evidence.revision r on r.item_id = i.id and r.revision = i.revision order by c.id
                        """)
                .param("registration", registrationId)
                .param("criterion", criterionId)
                .param("items", items)
                .param("pages", wanted.values().toArray(new String[0]))
                .param("by", actor.accountId())
                .param("at", actor.at())
                .query(Link.class)
                .list();
        for (Link link : changed) {
            audit.record(actor, Permission.LINK_EVIDENCE, "evidence.link", link.id(), link.title(), unitId, "");
        }
    }

    private Map<Long, String> before(long registrationId, long criterionId) {
        Map<Long, String> before = new HashMap<>();
        jdbc.sql("""
                        select item_id, pages from evidence.link where registration_id = :registration and criterion_id = :criterion
                        """)
                .param("registration", registrationId)
                .param("criterion", criterionId)
                .query(row -> {
                    before.put(row.getLong("item_id"), row.getString("pages"));
                });
        return before;
    }

    record Link(long id, String title) {}

    record Proof(long id, String title, int pages) {}
}
