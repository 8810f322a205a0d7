package vn.kieumau.campaigns;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.Sorting;

/** Reading the quota ledger of a cohort: the accounts of provinces in reach, and the entries that touch one of them. */
@Component
public class QuotaLedger {
    private static final Sorting SORTING = new Sorting("l.entered_at desc, l.entry_key desc", "l.entry_key");

    private final JdbcClient jdbc;

    QuotaLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By the natural order of names. */
    public List<QuotaBalance> balances(Actor reader, long cohortId) {
        return jdbc.sql("""
                        select u.unit_id, u.name, s.given, s.reserved, s.used, s.free,
                            u.valid_to is not null and u.valid_to <= :today as ended, s.illustrative
                        from (
                            select unit_id, sum(amount) as given, coalesce(sum(amount) filter (where account = 'reserved'), 0) as reserved,
                                coalesce(sum(amount) filter (where account = 'used'), 0) as used,
                                coalesce(sum(amount) filter (where account = 'free'), 0) as free, bool_or(illustrative) as illustrative
                            from campaigns.v_ledger_side
                            where cohort_id = :cohort and unit_id in (select unit_id from units.reached(:reach))
                            group by unit_id
                        ) s
                        join units.v_unit u on u.unit_id = s.unit_id
                        order by u.name collate vi_natural, u.unit_id
                        """)
                .param("cohort", cohortId)
                .param("today", reader.today())
                .param("reach", reader.reach(Permission.VIEW_CAMPAIGNS))
                .query(QuotaBalance.class)
                .list();
    }

    /**
     * The newest first.
     *
     * @param provinceId 0: of all provinces in reach
     * @param kind empty: of all kinds
     */
    public PageOf<LedgerEntry> entries(Actor reader, long cohortId, long provinceId, String kind, Paging paging) {
        List<LedgerEntry> entries = jdbc.sql("""
                        with reached as materialized (select unit_id from units.reached(:reach))
                        select l.entry_key, l.kind, l.amount, l.from_account, l.from_unit_id, f.name as from_name, l.to_account, l.to_unit_id,
                            t.name as to_name, c.name_vi as other_cohort_vi, c.name_en as other_cohort_en, l.ward_id, w.name as ward_name,
                            l.reason, case when l.entry_id is null then a.display_name
                                else audit.signed(a.display_name, 'campaigns.quota_entry', l.entry_id, l.entered_by) end as entered_by_name,
                            l.entered_at, l.illustrative, count(*) over () as total
                        from campaigns.v_ledger l
                        left join units.v_unit f on f.unit_id = l.from_unit_id
                        left join units.v_unit t on t.unit_id = l.to_unit_id
                        left join units.v_unit w on w.unit_id = l.ward_id
                        left join accounts.v_account a on a.account_id = l.entered_by
                        left join campaigns.cohort c on c.id <> :cohort and c.id in (l.from_cohort_id, l.to_cohort_id)
                        where :cohort in (l.from_cohort_id, l.to_cohort_id)
                          and (l.from_unit_id in (select unit_id from reached) or l.to_unit_id in (select unit_id from reached))
                          and (:province = 0 or :province in (l.from_unit_id, l.to_unit_id))
                          and (:kind = '' or l.kind = :kind)
                        """ + SORTING.page(paging))
                .param("cohort", cohortId)
                .param("reach", reader.reach(Permission.VIEW_CAMPAIGNS))
                .param("province", provinceId)
                .param("kind", kind)
                .params(Sorting.values(paging))
                .query(LedgerEntry.class)
                .list();
        return new PageOf<>(entries, entries.isEmpty() ? 0 : entries.get(0).total(), paging);
    }
}
