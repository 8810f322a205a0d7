package vn.kieumau.assessment;

/** A dossier's content as it stands now: what a submission freezes, and what is compared with the one before. */
final class Content {
    /** Selects {@code content} (jsonb) of the dossier {@code :dossier}. */
    static final String NOW = """
            select jsonb_build_object('unit', u.name, 'path', u.path, 'cohort', r.cohort_name_vi,
                'year', r.year, 'set', s.title_vi, 'version', s.version, 'criteria', (
                    select jsonb_agg(
                        jsonb_build_object('code', c.code, 'title', c.title_vi, 'title_en', c.title_en,
                            'group', c.group_code, 'result', a.result, 'explanation', a.explanation,
                            'instead_of_evidence', a.instead_of_evidence, 'illustrative', a.illustrative,
                            'answered_by', p.display_name, 'answered_at', a.answered_at,
                            'evidence', coalesce(e.items, '[]'::jsonb))
                        order by c.group_position, c.position)
                    from criteria.v_criterion c
                    left join assessment.answer a on a.dossier_id = d.id and a.criterion_id = c.criterion_id
                    left join accounts.v_account p on p.account_id = a.answered_by
                    left join lateral (
                        select jsonb_agg(jsonb_build_object('item', l.item_id, 'revision', l.revision, 'title', l.title, 'kind', l.kind, 'words', l.words, 'number', l.number,
                            'issuer', l.issuer, 'issued_on', l.issued_on, 'valid_until', l.valid_until, 'pages', l.pages, 'files', (
                                select jsonb_agg(jsonb_build_object('name', f.name, 'sha256', f.sha256) order by f.position)
                                from evidence.v_file f where f.item_id = l.item_id and f.revision = l.revision)) order by l.item_id) as items
                        from evidence.v_link l
                        where l.registration_id = d.registration_id and l.criterion_id = c.criterion_id
                    ) e on true
                    where c.set_id = r.set_id)) as content
            from assessment.dossier d
            join campaigns.v_registration r on r.registration_id = d.registration_id
            join criteria.v_set s on s.set_id = r.set_id
            join units.v_unit u on u.unit_id = d.unit_id
            where d.id = :dossier
            """;

    private Content() {}
}
