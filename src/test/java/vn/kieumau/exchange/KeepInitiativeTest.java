package vn.kieumau.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static vn.kieumau.support.Refusals.refused;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kieumau.files.Suspected;
import vn.kieumau.files.Upload;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Paging;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Demo;
import vn.kieumau.support.Samples;

/** What units do of their own, who may read it, and who took over from whom. */
@ApplicationTest
class KeepInitiativeTest {
    static final LocalDate TODAY = LocalDate.of(2023, 11, 24);
    static final InitiativeFilter ALL = new InitiativeFilter("", "", "", 0, "");

    @Autowired
    Initiatives initiatives;

    @Autowired
    KeepInitiative keepInitiative;

    @Autowired
    PublishInitiative publishInitiative;

    @Autowired
    ReportEffect reportEffect;

    @Autowired
    KeepInitiativeDocument keepDocument;

    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    long first;
    long second;
    long third;

    @BeforeEach
    void find() {
        first = id("ngocxuyen", "Nhóm hộ tự quản về ANTT");
        second = id("hungvuong", "Nhóm hộ tự quản về ANTT");
        third = id("nhattan", "Nhóm hộ tự quản về ANTT");
    }

    @Test
    void whoMayNotOrIsOutOfReachChangesNothing() {
        NewInitiative good = typed("hungvuong", "2023-01-01", null);
        for (String login : List.of("quansat", "kiemtoan", "v05-lanhdao", "tayho-lanhdao", "hau-can", "admin")) {
            refused(KernelRefusal.NOT_PERMITTED, () -> keepInitiative.add(demo.actor(login), good, true));
            refused(KernelRefusal.NOT_PERMITTED, () -> publishInitiative.publish(demo.actor(login), first, 1));
        }
        for (String login : List.of("nhattan-canbo", "hn-lanhdao", "tayho-canbo")) {
            Actor other = demo.actor(login);
            refused(KernelRefusal.NOT_FOUND, () -> keepInitiative.add(other, good, true));
            refused(KernelRefusal.NOT_FOUND, () -> keepInitiative.change(other, second, 2, good));
            refused(KernelRefusal.NOT_FOUND, () -> publishInitiative.takeBack(other, second, 2, "Sai"));
            refused(KernelRefusal.NOT_FOUND, () -> publishInitiative.end(other, second, 2, TODAY, "Sai"));
            refused(KernelRefusal.NOT_FOUND, () -> reportEffect.add(other, second, effect("1", "2")));
            refused(KernelRefusal.NOT_FOUND, () -> keepDocument.add(other, second, pdf("Báo cáo")));
        }
        long effect = initiatives.effects(List.of(first)).get(0).effectId();
        refused(KernelRefusal.NOT_FOUND, () -> reportEffect.drop(demo.actor("hungvuong-canbo"), second, effect));
        long document = initiatives.documents(first).get(0).documentId();
        refused(KernelRefusal.NOT_FOUND, () -> keepDocument.drop(demo.actor("hungvuong-canbo"), second, document));
        assertThat(demo.audited("KEEP_INITIATIVE", "exchange.initiative")).isEqualTo(entries());
    }

    @Test
    void aDraftIsReadByItsOwnAndThoseAboveAlone() {
        long draft = id("hn-p1", "Camera phòng chống tội phạm");
        for (String login : List.of("hn-p1-canbo", "hn-canbo", "hn-lanhdao", "v05-canbo", "quansat", "kiemtoan")) {
            assertThat(initiatives.find(demo.actor(login), draft)).as(login).isPresent();
            assertThat(listed(login)).as(login).contains(draft);
        }
        for (String login : List.of("nhattan-canbo", "hp-canbo", "tayho-canbo", "kenhduong-canbo")) {
            assertThat(initiatives.find(demo.actor(login), draft)).as(login).isEmpty();
            assertThat(listed(login)).as(login).doesNotContain(draft).contains(first, second, third);
        }
        long origin = id("kenhduong", "Camera phòng chống tội phạm");
        assertThat(initiatives
                        .find(demo.actor("kenhduong-canbo"), origin)
                        .orElseThrow()
                        .takenOver())
                .as("who took it over is not told before it is published")
                .isZero();
        assertThat(initiatives
                        .find(demo.actor("hn-p1-canbo"), origin)
                        .orElseThrow()
                        .takenOver())
                .isEqualTo(1);
        assertThat(initiatives.spread(demo.actor("kenhduong-canbo"), origin)).hasSize(1);
        assertThat(initiatives.spread(demo.actor("hn-canbo"), origin)).hasSize(2);
        assertThat(initiatives.choices(demo.actor("kenhduong-canbo"), draft))
                .noneMatch(each -> each.initiativeId() == draft);
    }

    @Test
    void whatIsTypedWronglyIsSaid() {
        Actor officer = demo.actor("hungvuong-canbo");
        NewInitiative good = typed("hungvuong", "2023-01-01", null);
        refused(InitiativeRefusal.NOT_IN_LIST, () -> add(officer, with(good, "plan", "Tên", 1, null, List.of())));
        refused(KernelRefusal.MISSING, () -> add(officer, with(good, "model", " ", 1, null, List.of())));
        refused(KernelRefusal.NOT_A_NUMBER, () -> add(officer, with(good, "model", "Tên", -1, null, List.of())));
        refused(KernelRefusal.NOT_A_NUMBER, () -> add(officer, with(good, "model", "Tên", 100_001, null, List.of())));
        refused(
                InitiativeRefusal.NOT_IN_LIST,
                () -> add(officer, with(good, "model", "Tên", 1, null, List.of("CAP-KIEU-MAU:99"))));
        refused(
                InitiativeRefusal.NOT_IN_LIST,
                () -> add(officer, with(good, "model", "Tên", 1, office("ca-hn"), List.of())));
        refused(InitiativeRefusal.DAY_AHEAD, () -> add(officer, typed("hungvuong", "2023-11-25", null)));
        refused(KernelRefusal.NOT_A_DATE, () -> add(officer, typed("hungvuong", "0023-11-25", null)));
        refused(
                KernelRefusal.CHANGED_MEANWHILE,
                () -> keepInitiative.change(officer, second, 7, typed("hungvuong", "2021-11-10", first)));
        refused(
                InitiativeRefusal.UNIT_STAYS,
                () -> keepInitiative.change(demo.actor("hp-canbo"), second, 2, typed("catbi", "2021-11-10", first)));
        for (String figure : List.of("-1", "1.250", "mười", "1e3", "1,234")) {
            refused(InitiativeRefusal.NOT_A_FIGURE, () -> reportEffect.add(officer, second, effect("1", figure)));
        }
        refused(KernelRefusal.MISSING, () -> reportEffect.add(officer, second, effect("1", " ")));
        refused(
                KernelRefusal.MISSING,
                () -> reportEffect.add(officer, second, new NewEffect("Vụ", "vụ", "1", "2", "2023", " ")));
    }

    @Test
    void nothingIsTakenOverFromWhatBeganLaterNorByAnyWayFromItself() {
        Actor officer = demo.actor("hungvuong-canbo");
        refused(
                InitiativeRefusal.TAKEN_FROM_LATER,
                () -> keepInitiative.add(officer, typed("hungvuong", "2021-11-10", second), true));
        refused(
                InitiativeRefusal.TAKEN_FROM_LATER,
                () -> keepInitiative.change(officer, second, 2, typed("hungvuong", "2021-11-10", second)));
        refused(
                InitiativeRefusal.TAKEN_FROM_LATER,
                () -> keepInitiative.change(officer, second, 2, typed("hungvuong", "2021-11-10", third)));
        refused(
                InitiativeRefusal.TAKEN_OVER_EARLIER,
                () -> keepInitiative.change(officer, second, 2, typed("hungvuong", "2022-12-20", first)));
        refused(
                InitiativeRefusal.NOT_IN_LIST,
                () -> keepInitiative.add(
                        officer, typed("hungvuong", "2023-11-01", id("hn-p1", "Camera phòng chống tội phạm")), true));
        keepInitiative.change(officer, second, 2, typed("hungvuong", "2022-12-19", first));
        assertThat(initiatives.spread(officer, third))
                .extracting(Spread.TakenOver::initiativeId, Spread.TakenOver::takenFromId)
                .containsExactly(tuple(first, null), tuple(second, first), tuple(third, second));
    }

    @Test
    void aDraftIsPublishedTakenBackEndedAndGoesOnEachInTheTrail() {
        Actor chief = demo.actor("hungvuong-truong");
        long id = keepInitiative.add(
                chief, with(typed("hungvuong", "2023-02-01", first), "contest", "Hội thi", 1, null, List.of()), true);
        refused(InitiativeRefusal.NO_CRITERION, () -> publishInitiative.publish(chief, id, 1));
        keepInitiative.change(chief, id, 1, typed("hungvuong", "2023-02-01", first));
        refused(KernelRefusal.NOT_IN_THIS_STATE, () -> publishInitiative.end(chief, id, 2, TODAY, "Hết"));
        refused(KernelRefusal.NOT_IN_THIS_STATE, () -> publishInitiative.resume(chief, id, 2, "Còn"));
        publishInitiative.publish(chief, id, 2);
        refused(KernelRefusal.CHANGED_MEANWHILE, () -> publishInitiative.publish(chief, id, 2));
        refused(KernelRefusal.NOT_IN_THIS_STATE, () -> publishInitiative.publish(chief, id, 3));
        assertThat(listed("nhattan-canbo")).contains(id);
        refused(KernelRefusal.MISSING, () -> publishInitiative.takeBack(chief, id, 3, " "));
        publishInitiative.takeBack(chief, id, 3, "Còn tên người");
        assertThat(listed("nhattan-canbo")).doesNotContain(id);
        publishInitiative.publish(chief, id, 4);
        refused(
                InitiativeRefusal.ENDED_BEFORE_BEGIN,
                () -> publishInitiative.end(chief, id, 5, LocalDate.of(2023, 1, 31), "Hết"));
        refused(InitiativeRefusal.DAY_AHEAD, () -> publishInitiative.end(chief, id, 5, TODAY.plusDays(1), "Hết"));
        publishInitiative.end(chief, id, 5, TODAY, "Hết kinh phí");
        assertThat(initiatives.find(demo.actor("nhattan-canbo"), id).orElseThrow())
                .extracting(Initiative::state, Initiative::endedOn, Initiative::reason, Initiative::mine)
                .containsExactly("ended", TODAY, "Hết kinh phí", false);
        publishInitiative.resume(chief, id, 6, "Có kinh phí mới");
        assertThat(jdbc.sql("""
                                select act || ' ' || reason from audit.entry where table_name = 'exchange.initiative' and row_id = ? order by seq
                                """).param(id).query(String.class).list())
                .containsExactly(
                        "KEEP_INITIATIVE ",
                        "KEEP_INITIATIVE ",
                        "KEEP_INITIATIVE ",
                        "KEEP_INITIATIVE Còn tên người",
                        "KEEP_INITIATIVE ",
                        "KEEP_INITIATIVE Hết kinh phí",
                        "KEEP_INITIATIVE Có kinh phí mới");
    }

    /** Whoever took over keeps where it came from, but nobody is told what is not published. */
    @Test
    void whatIsTakenBackIsNotTakenAwayFromWhoeverTookItOver() {
        publishInitiative.takeBack(demo.actor("ngocxuyen-canbo"), first, 2, "Sửa lại");
        Actor officer = demo.actor("hungvuong-canbo");
        Initiative taker = initiatives.find(officer, second).orElseThrow();
        assertThat(taker)
                .extracting(Initiative::takenFromId, Initiative::takenFromName, Initiative::takenFromUnit)
                .containsExactly(first, null, null);
        keepInitiative.change(officer, second, taker.version(), typed("hungvuong", "2021-11-10", first));
        assertThat(initiatives.find(officer, second).orElseThrow().takenFromId())
                .isEqualTo(first);
        assertThat(initiatives.spread(officer, third))
                .extracting(Spread.TakenOver::initiativeId)
                .containsExactly(second, third);
    }

    @Test
    void effectsAndDocumentsComeAndGoAndTheTrailKeepsThem() {
        Actor officer = demo.actor("hungvuong-canbo");
        long effect = reportEffect.add(officer, second, effect(null, "95,20"));
        assertThat(initiatives.effects(List.of(second)))
                .extracting(InitiativeEffect::figureBefore, InitiativeEffect::figureAfter)
                .containsExactly(tuple("16", "12"), tuple(null, "95.2"));
        reportEffect.drop(officer, second, effect);
        assertThat(initiatives.effects(List.of(second))).hasSize(1);
        refused(KernelRefusal.MISSING, () -> keepDocument.add(officer, second, null));
        refused(
                InitiativeRefusal.NO_PICTURE,
                () -> keepDocument.add(
                        officer, second, new Upload("anh.png", () -> new ByteArrayInputStream(Samples.png()))));
        assertThatThrownBy(() -> keepDocument.add(
                        officer, second, pdf("Họ tên: Nguyễn Văn A, số CCCD 001099012345, Tài liệu MẬT")))
                .isInstanceOf(Suspected.class);
        Upload report = pdf("Báo cáo mô hình");
        long document = keepDocument.add(officer, second, report);
        refused(InitiativeRefusal.DOCUMENT_THERE, () -> keepDocument.add(officer, second, report));
        assertThat(initiatives.documents(second))
                .extracting(InitiativeDocument::name)
                .containsExactly("bao-cao.pdf");
        keepDocument.drop(officer, second, document);
        assertThat(initiatives.documents(second)).isEmpty();
        assertThat(jdbc.sql(
                                "select count(*) from audit.entry where table_name like 'exchange.initiative\\__%' and row_id in (?, ?)")
                        .params(effect, document)
                        .query(Integer.class)
                        .single())
                .isGreaterThanOrEqualTo(4);
    }

    @Test
    void theListFiltersCountsAndIsSearchedWithoutAccents() {
        Actor reader = demo.actor("nhattan-canbo");
        assertThat(initiatives.totals(reader, ALL)).isEqualTo(new Initiatives.Totals(8, 201, 135));
        assertThat(names(reader, new InitiativeFilter("tu quan", "", "", 0, "")))
                .hasSize(3);
        assertThat(names(reader, new InitiativeFilter("du hang kenh", "", "", 0, "")))
                .contains("Nhóm Zalo an ninh");
        assertThat(names(reader, new InitiativeFilter("", "movement", "", 0, "")))
                .containsExactly("Ngõ phố đèn hoa");
        assertThat(names(reader, new InitiativeFilter("", "", "CAP-KIEU-MAU:11", 0, "")))
                .containsExactly("Camera phòng chống tội phạm");
        assertThat(names(reader, new InitiativeFilter("", "", "", demo.unit("hn"), "")))
                .containsExactly("Nhóm hộ tự quản về ANTT");
        assertThat(names(reader, new InitiativeFilter("", "", "", 0, "ended"))).containsExactly("Nhóm Zalo an ninh");
        assertThat(names(reader, new InitiativeFilter("", "", "", 0, "kept"))).hasSize(7);
        assertThat(names(reader, new InitiativeFilter("", "", "", 0, "draft"))).isEmpty();
        assertThat(names(reader, new InitiativeFilter("", "'; --", "", -1, "x")))
                .isEmpty();
        assertThat(initiatives.provinces(reader))
                .extracting(Initiatives.Province::name)
                .containsExactly("Thành phố Hà Nội", "Thành phố Hải Phòng", "Thành phố Hồ Chí Minh");
    }

    private List<String> names(Actor reader, InitiativeFilter filter) {
        return initiatives.page(reader, filter, new Paging(1, 50)).items().stream()
                .map(Initiative::name)
                .toList();
    }

    private List<Long> listed(String login) {
        return initiatives.page(demo.actor(login), ALL, new Paging(1, 50)).items().stream()
                .map(Initiative::initiativeId)
                .toList();
    }

    private void add(Actor actor, NewInitiative typed) {
        keepInitiative.add(actor, typed, true);
    }

    private int entries() {
        return jdbc.sql(
                        "select count(*) from audit.entry where act = 'KEEP_INITIATIVE' and table_name = 'exchange.initiative' and imported")
                .query(Integer.class)
                .single();
    }

    private NewInitiative typed(String unit, String since, @Nullable Long from) {
        return new NewInitiative(
                demo.unit(unit),
                "model",
                "Nhóm hộ tự quản về ANTT",
                "Cách làm",
                3,
                2,
                LocalDate.parse(since),
                null,
                null,
                from,
                List.of("CAP-KIEU-MAU:12"));
    }

    private static NewInitiative with(
            NewInitiative other, String kind, String name, int sites, @Nullable Long contact, List<String> criteria) {
        return new NewInitiative(
                other.unitId(), kind, name, "", sites, 0, other.since(), null, contact, other.takenFromId(), criteria);
    }

    private static NewEffect effect(@Nullable String before, String after) {
        return new NewEffect("Vụ trộm cắp", "vụ", before, after, "2022 so với 2023", "Báo cáo thử");
    }

    private static Upload pdf(String text) {
        byte[] bytes = Samples.pdf(text);
        return new Upload("bao-cao.pdf", () -> new ByteArrayInputStream(bytes));
    }

    private long office(String key) {
        return Objects.requireNonNull(jdbc.sql("select office_id from accounts.v_office where key = ?")
                .param(key)
                .query(Long.class)
                .single());
    }

    private long id(String unit, String name) {
        return jdbc.sql("select id from exchange.initiative where unit_id = ? and name = ?")
                .params(demo.unit(unit), name)
                .query(Long.class)
                .single();
    }
}
