package vn.kieumau.support;

import java.util.List;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every page of the application once, each as somebody sees it who has something to see there. */
@TestComponent
public class DemoPages {
    /** @param login who looks; empty: nobody signed in */
    public record Page(String login, String url) {}

    private final JdbcClient jdbc;
    private final Demo demo;
    private final DemoCouncil demoCouncil;
    private final DemoDistrict demoDistrict;
    private final DemoDelegation demoDelegation;
    private final DemoDocuments demoDocuments;
    private final DemoRoadmap demoRoadmap;

    DemoPages(
            JdbcClient jdbc,
            Demo demo,
            DemoCouncil demoCouncil,
            DemoDistrict demoDistrict,
            DemoDelegation demoDelegation,
            DemoDocuments demoDocuments,
            DemoRoadmap demoRoadmap) {
        this.jdbc = jdbc;
        this.demo = demo;
        this.demoCouncil = demoCouncil;
        this.demoDistrict = demoDistrict;
        this.demoDelegation = demoDelegation;
        this.demoDocuments = demoDocuments;
        this.demoRoadmap = demoRoadmap;
    }

    public List<Page> all() {
        long cohort = demo.cohort2023();
        long open = demo.dossier2023("hungvuong");
        long submitted = demo.dossier2023("nhattan");
        long returned = demo.dossier2023("ngocxuyen");
        long decided = demo.dossier2023("hn-p2");
        long proposal = one("select min(id) from recognition.proposal");
        long item = one("select min(id) from evidence.item where unit_id = " + demo.unit("hungvuong"));
        long title = one("select min(id) from recognition.title");
        long document = one("select id from campaigns.legal_document where title like 'Đề án xây dựng mô hình%'");
        long committee = one("select id from campaigns.committee where unit_id = " + demo.unit("nhattan"));
        long draft = one("select id from campaigns.legal_document where state = 'draft'");
        String code = jdbc.sql("select certificate_code from recognition.title order by id limit 1")
                .query(String.class)
                .single();
        DemoCouncil.Shown council = demoCouncil.shown();
        DemoDistrict.Shown district = demoDistrict.shown();
        DemoDelegation.Shown delegation = demoDelegation.shown();
        DemoRoadmap.Shown roadmap = demoRoadmap.shown();
        long packed = demo.packedDossier();
        return List.of(
                new Page("", "/accounts/sign-in"),
                new Page("", "/recognition/certificates/" + code),
                new Page("admin", "/"),
                new Page("admin", "/accounts"),
                new Page("admin", "/accounts/new"),
                new Page("admin", "/operations/backups"),
                new Page("admin", "/accounts/import"),
                new Page("admin", "/notices/rules"),
                new Page("admin", "/notices/rules/" + one("select min(id) from notices.act")),
                new Page("admin", "/notices/webhooks"),
                new Page("admin", "/notices/webhooks/new"),
                new Page("admin", "/notices/webhooks/" + demo.webhook()),
                new Page("admin", "/accounts/" + one("select id from accounts.account where login = 'hn-canbo'")),
                new Page("hn-lanhdao", "/accounts/me"),
                new Page("hn-lanhdao", "/accounts/me/second-factor"),
                new Page("v05-canbo", "/"),
                new Page("v05-canbo", "/insight"),
                new Page("hn-lanhdao", "/insight?cohort=" + cohort),
                new Page("quansat", "/insight?cohort=" + cohort + "&province=" + demo.unit("hp")),
                new Page("v05-lanhdao", "/insight/dossiers?size=250&cohort=" + cohort),
                new Page("v05-canbo", "/insight/criteria/7?cohort=" + cohort),
                new Page("hn-canbo", "/insight/criteria/1/dossiers?size=250&cohort=" + cohort),
                new Page("v05-canbo", "/insight/recommendations?cohort=" + cohort),
                new Page("quansat", "/insight/recommendations?cohort=" + cohort + "&province=" + demo.unit("hn")),
                new Page("v05-lanhdao", "/insight/roadmap"),
                new Page("hn-lanhdao", "/insight/titles"),
                new Page("v05-canbo", "/insight/support?size=250&cohort=" + cohort),
                new Page("ngocxuyen-canbo", "/notices"),
                new Page("hn-canbo", "/notices?show=unread&size=250"),
                new Page("hn-canbo", "/notices/mail"),
                new Page("v05-canbo", "/campaigns"),
                new Page("v05-canbo", "/campaigns/" + cohort + "?size=250"),
                new Page("v05-canbo", "/campaigns/" + cohort + "?province=" + demo.unit("hn") + "&as-of=2026-01-01"),
                new Page("v05-canbo", "/campaigns/new"),
                new Page("v05-canbo", "/campaigns/" + cohort + "/ledger"),
                new Page("hn-canbo", "/campaigns/" + cohort + "/screening"),
                new Page("hn-canbo", "/campaigns/" + cohort + "/screening/" + demo.unit("xuanla")),
                new Page(
                        "hn-canbo",
                        "/campaigns/" + cohort + "/screening/compare?ward=" + demo.unit("xuanla") + "&ward="
                                + demo.unit("nhattan")),
                new Page("hn-canbo", "/campaigns/committees"),
                new Page("hn-canbo", "/campaigns/committees/new"),
                new Page("nhattan-canbo", "/campaigns/committees/" + committee),
                new Page("nhattan-canbo", "/campaigns/committees/" + committee + "/matrix/new"),
                new Page("v05-canbo", "/campaigns/" + cohort + "/calendar"),
                new Page("v05-canbo", "/campaigns/documents"),
                new Page("hn-canbo", "/campaigns/documents/new"),
                new Page("hn-canbo", "/campaigns/documents/" + document),
                new Page("hcm-canbo", "/campaigns/documents/" + draft + "/change"),
                new Page("v05-canbo", "/indicators?size=250"),
                new Page("hn-canbo", "/indicators?month=2023-10&show=late"),
                new Page("nhattan-canbo", "/indicators/" + demo.unit("nhattan") + "/2023-11"),
                new Page("v05-canbo", "/indicators?every=quarter&size=250"),
                new Page("nhattan-canbo", "/indicators/" + demo.unit("nhattan") + "/2023-Q3"),
                new Page("nhattan-canbo", "/indicators/" + demo.unit("nhattan") + "/2023-H1"),
                new Page("nhattan-canbo", "/indicators/" + demo.unit("nhattan") + "/2023"),
                new Page("hp-canbo", "/indicators/" + demo.unit("hungvuong") + "/2023-10"),
                new Page("hp-canbo", "/indicators/" + demo.unit("hungvuong") + "/series/crimes_occurred?year=2023"),
                new Page(
                        "nhattan-truong",
                        "/indicators/" + demo.unit("nhattan") + "/series/satisfaction_share?year=2023"),
                new Page(
                        "nhattan-canbo",
                        "/indicators/" + demo.unit("nhattan") + "/series/crimes_occurred?year=2023&every=quarter"),
                new Page("v05-canbo", "/indicators/totals?metric=clearance_rate&every=half_year&month=2023-05"),
                new Page(
                        "hn-canbo",
                        "/indicators/totals?metric=crimes_occurred&under=" + demo.unit("hn") + "&as-of=2023-10-31"),
                new Page("v05-canbo", "/indicators/surveys?year=2023&size=250"),
                new Page("hp-canbo", "/indicators/surveys?year=2023&show=there"),
                new Page("nhattan-canbo", "/indicators/" + demo.unit("nhattan") + "/surveys/2023"),
                new Page("hp-canbo", "/indicators/" + demo.unit("ngocxuyen") + "/surveys/2023"),
                new Page("v05-canbo", "/indicators/imports"),
                new Page("v05-canbo", "/indicators/imports/" + demo.broughtFigures()),
                new Page("v05-canbo", "/criteria"),
                new Page("v05-canbo", "/criteria/" + demo.setId()),
                new Page("v05-lanhdao", "/criteria/" + (demo.setId() + 3)),
                new Page("v05-canbo", "/criteria/drafts/new"),
                new Page("v05-canbo", "/criteria/drafts/" + demo.draft()),
                new Page("v05-canbo", "/criteria/drafts/" + demo.draft() + "/head"),
                new Page("v05-canbo", "/criteria/drafts/" + demo.draft() + "/criteria/13"),
                new Page("v05-lanhdao", "/criteria/drafts/" + demo.draft()),
                new Page("v05-canbo", "/assessment/comparisons"),
                new Page("v05-canbo", "/assessment/comparisons/" + cohort + "/" + demo.draft()),
                new Page("hp-canbo", "/assessment/verdicts/" + cohort + "/" + demo.unit("hungvuong")),
                new Page("nhattan-truong", "/assessment/verdicts/" + cohort + "/" + demo.unit("nhattan")),
                new Page("v05-canbo", "/units?size=250"),
                new Page("v05-canbo", "/units/" + demo.unit("hn")),
                new Page("v05-canbo", "/units/" + demo.unit("nhattan") + "?as-of=2025-07-01"),
                new Page("v05-canbo", "/units?q=phuong"),
                new Page("v05-canbo", "/units?as-of=2026-04-30&level=commune&size=250"),
                new Page("v05-canbo", "/units/reorganisations"),
                new Page("v05-canbo", "/units/reorganisations/new"),
                new Page("v05-canbo", "/units/reorganisations/" + one("select min(id) from units.reorganisation")),
                new Page(
                        "v05-canbo",
                        "/units/reorganisations/" + one("select min(id) from units.reorganisation") + "/touched"),
                new Page("v05-canbo", "/units/imports"),
                new Page("v05-lanhdao", "/units/imports/" + demo.broughtFile()),
                new Page("v05-canbo", "/accounts/offices?size=250"),
                new Page("v05-canbo", "/assessment?size=250"),
                new Page("v05-canbo", "/appraisal?size=250"),
                new Page("v05-canbo", "/appraisal/quality?compared=ward_province"),
                new Page("hn-canbo", "/appraisal/quality?own=true"),
                new Page("v05-canbo", "/appraisal/" + demo.dossier2023("hn-p1") + "/ministry"),
                new Page("v05-canbo", "/appraisal/" + demo.dossier2023("hn-p1") + "/ministry/agree"),
                new Page("hp-canbo", "/appraisal/councils"),
                new Page("v05-canbo", "/appraisal/councils"),
                new Page("hn-canbo", "/appraisal/councils/new"),
                new Page("hn-canbo", "/appraisal/councils/" + council.council()),
                new Page("hn-canbo", "/appraisal/councils/" + council.council() + "/members/new"),
                new Page("hn-canbo", "/appraisal/sessions/" + council.open()),
                new Page("v05-canbo", "/appraisal/sessions/" + council.open()),
                new Page("hn-lanhdao", "/appraisal/sessions/" + council.closed()),
                new Page("hn-lanhdao", "/appraisal/sessions/" + council.closed() + "/minutes"),
                new Page("tayho-canbo", "/"),
                new Page("tayho-canbo", "/appraisal/" + district.underWay() + "/district"),
                new Page("hn-canbo", "/appraisal/" + district.underWay() + "/district"),
                new Page("hn-canbo", "/appraisal/" + district.passed() + "/province"),
                new Page("hn-canbo", "/appraisal/" + district.stranded() + "/district"),
                new Page("v05-canbo", "/criteria/" + district.setId()),
                new Page("hp-canbo", "/inspection"),
                new Page("v05-canbo", "/inspection/new"),
                new Page("v05-canbo", "/inspection/" + delegation.draft()),
                new Page("v05-lanhdao", "/inspection/" + delegation.draft()),
                new Page("v05-canbo", "/inspection/" + delegation.draft() + "/change/new"),
                new Page("v05-canbo", "/inspection/" + delegation.draft() + "/wards/new?size=250"),
                new Page("v05-canbo", "/inspection/" + delegation.draft() + "/draws/new"),
                new Page(
                        "v05-canbo",
                        "/inspection/" + delegation.underWay() + "/draws/" + delegation.draw() + "?size=250"),
                new Page("v05-canbo", "/inspection/" + delegation.decided()),
                new Page("v05-lanhdao", "/inspection/" + delegation.underWay()),
                new Page("v05-lanhdao", "/inspection/" + delegation.underWay() + "/visits/" + delegation.visit()),
                new Page("v05-canbo", "/inspection/" + delegation.underWay() + "/visits/" + delegation.visit()),
                new Page("v05-canbo", "/inspection/" + delegation.underWay() + "/phones/new"),
                new Page("", "/inspection/phone/"),
                new Page("v05-lanhdao", "/inspection/" + delegation.underWay() + "/shares/new"),
                new Page("v05-canbo", "/inspection/" + delegation.reported() + "/conclusion/new"),
                new Page("v05-lanhdao", "/inspection/" + delegation.reported()),
                new Page("catbi-truong", "/inspection/" + delegation.concluded()),
                new Page("v05-canbo", "/inspection/" + delegation.concluded() + "/papers"),
                new Page("v05-canbo", "/inspection/" + delegation.concluded() + "/minutes"),
                new Page("v05-lanhdao", "/inspection/" + demoDocuments.delegation() + "/minutes"),
                new Page("catbi-truong", "/inspection/" + delegation.concluded() + "/demands/" + delegation.demand()),
                new Page("catbi-truong", "/inspection/" + delegation.decided()),
                new Page("hau-can", "/"),
                new Page("v05-canbo", "/roadmap"),
                new Page("hp-canbo", "/roadmap"),
                new Page("hn-canbo", "/roadmap/" + demo.unit("hn")),
                new Page("hn-canbo", "/roadmap/" + demo.unit("hn") + "/targets/new"),
                new Page("v05-canbo", "/roadmap/" + demo.unit("hp") + "/criteria"),
                new Page("v05-lanhdao", "/roadmap/denominators"),
                new Page("v05-canbo", "/roadmap/scenarios"),
                new Page("v05-canbo", "/roadmap/scenarios/new"),
                new Page("v05-canbo", "/roadmap/scenarios/" + roadmap.scenario()),
                new Page("v05-lanhdao", "/roadmap/scenarios/" + roadmap.other()),
                new Page("v05-canbo", "/roadmap/scenarios/" + roadmap.other() + "/change"),
                new Page("v05-canbo", "/roadmap/scenarios/" + roadmap.other() + "/wards?size=250"),
                new Page(
                        "v05-canbo",
                        "/roadmap/scenarios/compare?first=" + roadmap.scenario() + "&second=" + roadmap.other()),
                new Page("hp-canbo", "/roadmap/adopted?size=250"),
                new Page("v05-canbo", "/archive?size=250"),
                new Page("hn-canbo", "/archive/packages/" + packed),
                new Page("v05-canbo", "/archive/dossiers/" + open),
                new Page("v05-canbo", "/archive/cohorts/" + cohort),
                new Page("v05-lanhdao", "/archive/retention"),
                new Page("v05-canbo", "/plans?size=250"),
                new Page("hp-canbo", "/plans?late=true"),
                new Page("hungvuong-canbo", "/plans/" + plan("hungvuong")),
                new Page("v05-canbo", "/plans/" + plan("hn-p2")),
                new Page("catbi-canbo", "/plans/" + plan("catbi")),
                new Page("hungvuong-canbo", "/plans/" + plan("hungvuong") + "/actions/new?criterion=7"),
                new Page("hungvuong-truong", "/plans/" + plan("hungvuong") + "/actions/" + action("hungvuong")),
                new Page("quansat", "/plans/" + plan("kenhduong") + "/actions/" + action("kenhduong")),
                new Page("hungvuong-canbo", "/plans/units/" + demo.unit("hungvuong")),
                new Page("quansat", "/plans/units/" + demo.unit("kenhduong")),
                new Page("hungvuong-truong", "/plans/units/" + demo.unit("hungvuong") + "/resources/new?kind=budget"),
                new Page(
                        "hp-canbo",
                        "/plans/units/" + demo.unit("hungvuong") + "/resources/"
                                + one("select min(id) from plans.resource where unit_id = " + demo.unit("hungvuong"))),
                new Page("hungvuong-truong", "/plans/units/" + demo.unit("hungvuong") + "/premises/new"),
                new Page(
                        "hungvuong-truong",
                        "/plans/units/" + demo.unit("hungvuong") + "/premises/"
                                + one("select min(id) from plans.premises where unit_id = " + demo.unit("hungvuong"))),
                new Page("hp-lanhdao", "/plans/units/" + demo.unit("hungvuong") + "/contributions"),
                new Page("kenhduong-truong", "/plans/units/" + demo.unit("kenhduong") + "/contributions"),
                new Page("hungvuong-canbo", "/plans/units/" + demo.unit("hungvuong") + "/contributions/new"),
                new Page(
                        "hungvuong-canbo",
                        "/plans/units/" + demo.unit("hungvuong") + "/contributions/"
                                + one("select min(id) from plans.contribution")),
                new Page("v05-canbo", "/exchange/initiatives?size=250"),
                new Page("hungvuong-canbo", "/exchange/initiatives?q=quan&kind=model"),
                new Page("hn-canbo", "/exchange/initiatives?show=draft"),
                new Page("hungvuong-canbo", "/exchange/initiatives/new"),
                new Page("hn-canbo", "/exchange/initiatives/new?from=" + initiative("ngocxuyen")),
                new Page("ngocxuyen-canbo", "/exchange/initiatives/" + initiative("ngocxuyen")),
                new Page("quansat", "/exchange/initiatives/" + initiative("p4tanbinh")),
                new Page("ngocxuyen-canbo", "/exchange/initiatives/" + initiative("ngocxuyen") + "/change"),
                new Page("ngocxuyen-canbo", "/exchange/problems"),
                new Page("v05-canbo", "/exchange/problems"),
                new Page("quansat", "/exchange/problems?unit=" + demo.unit("hungvuong")),
                new Page("hungvuong-canbo", "/exchange/problems?criterion=13"),
                new Page("v05-canbo", "/exchange/lessons?size=250"),
                new Page("hn-canbo", "/exchange/lessons/new"),
                new Page("ngocxuyen-canbo", "/exchange/lessons/" + one("select min(id) from exchange.lesson")),
                new Page("v05-canbo", "/exchange/activities?size=250"),
                new Page("hp-canbo", "/exchange/activities?from=01/04/2023&until=30/06/2023"),
                new Page("nhattan-canbo", "/exchange/activities/new"),
                new Page("hp-canbo", "/exchange/activities/new"),
                new Page("nhattan-canbo", "/exchange/activities/" + one("select min(id) from exchange.activity")),
                new Page("v05-canbo", "/exchange/conferences"),
                new Page("hn-canbo", "/exchange/conferences/new"),
                new Page("hn-canbo", "/exchange/conferences/" + conference("concluded")),
                new Page("hn-lanhdao", "/exchange/conferences/" + conference("concluded")),
                new Page("hn-canbo", "/exchange/conferences/" + conference("concluded") + "/counted"),
                new Page(
                        "v05-canbo",
                        "/exchange/conferences/" + conference("concluded") + "/counted?figure=initiatives"),
                new Page("v05-canbo", "/exchange/conferences/" + conference("prepared")),
                new Page("v05-canbo", "/exchange/conferences/" + conference("prepared") + "/change"),
                new Page("v05-canbo", "/documents/templates"),
                new Page("v05-lanhdao", "/documents/templates?kind=report&size=250"),
                new Page("v05-canbo", "/documents/" + demo.signedDocument().document()),
                new Page("hn-canbo", "/exchange/conferences/" + demo.issuedReport() + "/report"),
                new Page("v05-canbo", "/exchange/conferences/" + conference("prepared") + "/report"),
                new Page("v05-canbo", "/exchange/requests?size=250"),
                new Page("nhattan-canbo", "/exchange/requests/new?set=" + demo.setId() + "&criterion=10"),
                new Page("hungvuong-canbo", "/exchange/requests/" + change("hungvuong")),
                new Page("catbi-canbo", "/exchange/requests/" + change("catbi")),
                new Page("v05-canbo", "/exchange/topics"),
                new Page("v05-canbo", "/exchange/topics/new?set=" + demo.setId()),
                new Page("v05-lanhdao", "/exchange/topics/" + topic("grouped")),
                new Page("v05-canbo", "/exchange/topics/" + topic("decided")),
                new Page("v05-canbo", "/exchange/visits"),
                new Page("nhattan-canbo", "/exchange/visits/" + study()),
                new Page("v05-canbo", "/exchange/visits/" + study()),
                new Page("hp-canbo", "/exchange/take-homes"),
                new Page("hp-canbo", "/exchange/take-homes/" + takeHome()),
                new Page("hau-can", "/recommendations"),
                new Page("hau-can", "/recommendations/" + recommendation("hungvuong", "premises")),
                new Page("v05-canbo", "/recommendations?size=250"),
                new Page("v05-canbo", "/recommendations/sheet"),
                new Page("v05-canbo", "/recommendations/" + recommendation("catbi", "investment")),
                new Page("v05-canbo", "/recommendations/" + recommendation("hp", "law")),
                new Page("hp-canbo", "/recommendations?overdue=true&classCode=law"),
                new Page("hcm-lanhdao", "/recommendations/" + recommendation("p4tanbinh", "premises")),
                new Page("nhattan-canbo", "/recommendations/" + recommendation("nhattan", "other")),
                new Page("nhattan-canbo", "/recommendations/new"),
                new Page("v05-canbo", "/recommendations?directives=true"),
                new Page("v05-canbo", "/recommendations/directives/new?province=" + demo.unit("hp")),
                new Page("hp-canbo", "/recommendations/directives/new"),
                new Page("hungvuong-truong", "/recommendations/" + directive("hungvuong")),
                new Page("v05-lanhdao", "/recommendations/groups/" + directiveGroup("hungvuong")),
                new Page("hungvuong-truong", "/recommendations/groups/" + directiveGroup("hungvuong")),
                new Page("v05-canbo", "/recommendations/groups"),
                new Page("hau-can", "/recommendations/groups/new?like=" + recommendation("hungvuong", "premises")),
                new Page("hau-can", "/recommendations/groups/" + demo.recommendationGroup()),
                new Page("v05-canbo", "/recognition?size=250"),
                new Page("v05-canbo", "/recognition?show=proposals"),
                new Page("v05-canbo", "/recognition?show=ready&size=250"),
                new Page("v05-canbo", "/recognition/propose"),
                new Page("v05-canbo", "/recognition/propose/issue"),
                new Page("v05-canbo", "/appraisal/" + demoDocuments.slip() + "/ministry/slip"),
                new Page("hn-lanhdao", "/appraisal/" + demoDocuments.slip() + "/province/slip"),
                new Page("hcm-canbo", "/recommendations/" + demoDocuments.letterOnRecommendation()),
                new Page("ngocxuyen-canbo", "/assessment/" + demoDocuments.report() + "/snapshots/1/report"),
                new Page("nhattan-truong", "/assessment/" + submitted + "/snapshots/1/report"),
                new Page("v05-lanhdao", "/recognition/proposals/" + demoDocuments.letter()),
                new Page("v05-canbo", "/recognition/proposals/" + proposal),
                new Page("v05-lanhdao", "/recognition/titles/" + title),
                new Page("v05-canbo", "/recognition/titles/" + title),
                new Page("v05-canbo", "/recognition/rules"),
                new Page("v05-lanhdao", "/recognition/rules/" + demo.setId()),
                new Page("v05-lanhdao", "/appraisal/" + decided + "/ministry"),
                new Page("v05-lanhdao", "/audit?size=250"),
                new Page("kiemtoan", "/audit?from=01/11/2023&until=24/11/2023"),
                new Page("kiemtoan", "/audit/checkpoint"),
                new Page("hn-canbo", "/campaigns/" + cohort + "/register"),
                new Page("hn-canbo", "/appraisal/" + submitted + "/province"),
                new Page("hn-canbo", "/appraisal/" + submitted + "/province/photographs"),
                new Page(
                        "hn-lanhdao",
                        "/campaigns/" + cohort + "/registrations/"
                                + one("select min(id) from campaigns.registration where unit_id = "
                                        + demo.unit("nhattan"))
                                + "/withdraw"),
                new Page("ngocxuyen-canbo", "/"),
                new Page("ngocxuyen-canbo", "/assessment/" + returned),
                new Page("ngocxuyen-canbo", "/assessment/" + returned + "/remarks"),
                new Page("ngocxuyen-canbo", "/assessment/" + returned + "/answers/1"),
                new Page("hp-canbo", "/assessment/" + returned + "/remarks?criterion=1"),
                new Page("v05-canbo", "/assessment/" + draftsOf(returned) + "/remarks"),
                new Page("hn-lanhdao", "/appraisal/" + submitted + "/province/return"),
                new Page("hp-canbo", "/assessment/" + returned + "/print"),
                new Page("hp-lanhdao", "/appraisal/" + returned + "/province"),
                new Page("hungvuong-canbo", "/assessment/" + open),
                new Page("hungvuong-canbo", "/assessment/" + open + "/sheet"),
                new Page("hungvuong-truong", "/assessment/" + open + "/submit"),
                new Page("hungvuong-canbo", "/assessment/" + open + "/carrying"),
                new Page("hungvuong-canbo", "/assessment/" + open + "/answers/1"),
                new Page("hungvuong-canbo", "/assessment/" + open + "/answers/4"),
                new Page("hungvuong-canbo", "/evidence?size=250"),
                new Page("hungvuong-canbo", "/evidence/" + item),
                new Page("hungvuong-canbo", "/evidence/new"),
                new Page("hungvuong-canbo", "/evidence/" + item + "/revisions/new"),
                new Page("hp-canbo", "/evidence/" + item + "/revisions/1"),
                new Page("v05-canbo", "/evidence/held"),
                new Page("nhattan-truong", "/evidence/held/" + demo.heldFile()),
                new Page("nhattan-truong", "/assessment/" + submitted + "/snapshots/1"),
                new Page("nhattan-truong", "/assessment/" + submitted + "/answers/1"),
                new Page("nhattan-truong", "/assessment/999999"),
                new Page("nhattan-truong", "/campaigns/new"));
    }

    private long plan(String unit) {
        return one("select id from campaigns.registration where cohort_id = " + demo.cohort2023() + " and unit_id = "
                + demo.unit(unit));
    }

    private long initiative(String unit) {
        return one("select min(id) from exchange.initiative where unit_id = " + demo.unit(unit));
    }

    private long conference(String state) {
        return one("select min(id) from exchange.conference where state = '" + state + "'");
    }

    private long change(String unit) {
        return one("select min(id) from exchange.change_request where unit_id = " + demo.unit(unit));
    }

    private long study() {
        return one("select min(id) from inspection.delegation where purpose = 'study'");
    }

    private long takeHome() {
        return one("select min(id) from exchange.take_home where unit_id = " + demo.unit("hp"));
    }

    private long topic(String state) {
        return one("select min(id) from exchange.change_topic where state = '" + state + "'");
    }

    private long action(String unit) {
        return one("select min(id) from plans.action where registration_id = " + plan(unit));
    }

    private long directive(String unit) {
        return one("select min(id) from recommendations.recommendation where direction = 'down' and unit_id = "
                + demo.unit(unit));
    }

    private long directiveGroup(String unit) {
        return one("select min(group_id) from recommendations.recommendation where direction = 'down' and unit_id = "
                + demo.unit(unit));
    }

    private long recommendation(String unit, String about) {
        return one("select min(id) from recommendations.recommendation where unit_id = " + demo.unit(unit)
                + " and class = '" + about + "'");
    }

    /** The same dossier, with a remark that is not sent. */
    private long draftsOf(long dossier) {
        demo.remarkDraft();
        return dossier;
    }

    private long one(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
