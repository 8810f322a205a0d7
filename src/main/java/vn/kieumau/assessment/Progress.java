package vn.kieumau.assessment;

/** How far a dossier is: the one definition that lists, pages, the work that waits, programs and the check before submission read. */
final class Progress {
    /**
     * Selects the criteria of the dossier {@code d} with its registration {@code r} of the query around it: whether it is
     * {@code answered} by the ward, {@code complete} (answered, and proved or explained where it is said to be met) or {@code
     * unconfirmed} (taken over from an earlier dossier, and nobody has confirmed it); and how much {@code evidence} is linked.
     */
    static final String CRITERIA = """
            (select pc.criterion_id, pa.id is not null as answered,
                pa.id is not null and (pa.result <> 'met' or pa.instead_of_evidence or exists (
                    select 1 from evidence.v_link pl
                    where pl.registration_id = d.registration_id and pl.criterion_id = pc.criterion_id)) as complete,
                pa.id is null and exists (
                    select 1 from assessment.carrying pk join assessment.carried px on px.carrying_id = pk.id
                    where pk.dossier_id = d.dossier_id and pk.undone_at is null
                      and px.criterion_id = pc.criterion_id and px.confirmed_at is null) as unconfirmed,
                (select count(*) from evidence.v_link pl
                    where pl.registration_id = d.registration_id and pl.criterion_id = pc.criterion_id) as evidence
            from criteria.v_criterion pc
            left join assessment.answer pa on pa.dossier_id = d.dossier_id and pa.criterion_id = pc.criterion_id
            where pc.set_id = r.set_id)
            """;

    /** Counts them: one row, to be joined laterally. */
    static final String COUNTS = """
            (select count(*)::int as criteria, (count(*) filter (where p.answered))::int as answered,
                (count(*) filter (where p.complete))::int as complete, (count(*) filter (where p.unconfirmed))::int as unconfirmed
            from %s p)
            """.formatted(CRITERIA);

    private Progress() {}
}
