package vn.kieumau.operations.load;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.springframework.boot.test.context.TestComponent;
import vn.kieumau.appraisal.AppraisalHead;
import vn.kieumau.appraisal.AppraisalLevel;
import vn.kieumau.appraisal.AppraisalState;
import vn.kieumau.appraisal.Appraisals;
import vn.kieumau.appraisal.AppraiseCriteria;
import vn.kieumau.appraisal.AppraisedCriterion;
import vn.kieumau.appraisal.Finding;
import vn.kieumau.appraisal.PassAppraisal;
import vn.kieumau.appraisal.ReturnDossier;
import vn.kieumau.assessment.Answer;
import vn.kieumau.assessment.AnswerCriterion;
import vn.kieumau.assessment.CriterionAnswer;
import vn.kieumau.assessment.DossierFilter;
import vn.kieumau.assessment.DossierHead;
import vn.kieumau.assessment.DossierState;
import vn.kieumau.assessment.Dossiers;
import vn.kieumau.assessment.SubmitAssessment;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refusal;
import vn.kieumau.kernel.Refused;
import vn.kieumau.support.Demo;

/**
 * Clients of the use cases that act on the same dossiers at the same moment, each by its own chance and as often as it is told
 * to: a ward's officers and chiefs, the officers and leaders of its province and of V05. Everybody remembers what they were told.
 */
@TestComponent
class Crowd {
    /** Few, so that several write about the same. */
    private static final List<String> CODES = List.of("1", "2", "3");

    private static final LocalDate DUE = LocalDate.of(2023, 12, 15);
    /** How often somebody who was too late begins again before that is a fault. */
    private static final int PATIENCE = 200;

    private static final Paging ALL = new Paging(1, 250);

    private final Demo demo;
    private final Dossiers dossiers;
    private final AnswerCriterion answerCriterion;
    private final SubmitAssessment submitAssessment;
    private final Appraisals appraisals;
    private final AppraiseCriteria appraiseCriteria;
    private final PassAppraisal passAppraisal;
    private final ReturnDossier returnDossier;

    private final AtomicInteger numbers = new AtomicInteger();
    private final Queue<Done> done = new ConcurrentLinkedQueue<>();
    private final Queue<Said> said = new ConcurrentLinkedQueue<>();
    private final Map<Refusal, AtomicInteger> refusals = new ConcurrentHashMap<>();

    Crowd(
            Demo demo,
            Dossiers dossiers,
            AnswerCriterion answerCriterion,
            SubmitAssessment submitAssessment,
            Appraisals appraisals,
            AppraiseCriteria appraiseCriteria,
            PassAppraisal passAppraisal,
            ReturnDossier returnDossier) {
        this.demo = demo;
        this.dossiers = dossiers;
        this.answerCriterion = answerCriterion;
        this.submitAssessment = submitAssessment;
        this.appraisals = appraisals;
        this.appraiseCriteria = appraiseCriteria;
        this.passAppraisal = passAppraisal;
        this.returnDossier = returnDossier;
    }

    /** An act, which was either acknowledged or refused: here no connection breaks. */
    private record Done(String login, String act, List<Kind.Trace> traces, boolean acknowledged) implements Told {
        @Override
        public boolean perhaps() {
            return false;
        }
    }

    /**
     * An answer that was acknowledged.
     *
     * @param version which it has become
     * @param proofs their titles
     */
    record Said(long dossierId, long criterionId, int version, String text, TreeSet<String> proofs) {}

    /** Every criterion once, by the ward's officer, so that the dossiers can go their way. */
    void fill(Map<String, List<Long>> byOfficer) throws InterruptedException, ExecutionException {
        together(
                byOfficer.entrySet().stream()
                        .map(each -> new Client(each.getKey(), each.getValue(), 0))
                        .toList(),
                client -> client.dossiers.forEach(client::answerAll));
    }

    /** One client for each login, that often; all begin at once. */
    void work(List<String> logins, Map<String, List<Long>> byLogin, int acts, long seed)
            throws InterruptedException, ExecutionException {
        together(
                IntStream.range(0, logins.size())
                        .mapToObj(i -> new Client(logins.get(i), byLogin.get(logins.get(i)), seed * 1_000 + i))
                        .toList(),
                client -> IntStream.range(0, acts).forEach(act -> client.step()));
    }

    private static void together(List<Client> clients, Consumer<Client> work)
            throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(clients.size());
        CyclicBarrier start = new CyclicBarrier(clients.size());
        try {
            List<Future<?>> ends = new ArrayList<>();
            for (Client client : clients) {
                ends.add(threads.submit(() -> {
                    start.await(30, TimeUnit.SECONDS);
                    work.accept(client);
                    return null;
                }));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    List<? extends Told> told() {
        return List.copyOf(done);
    }

    List<Said> said() {
        return List.copyOf(said);
    }

    long acknowledged(String act) {
        return done.stream()
                .filter(each -> each.acknowledged() && each.act().equals(act))
                .count();
    }

    int refused(Refusal why) {
        return refusals.getOrDefault(why, new AtomicInteger()).get();
    }

    Map<Refusal, AtomicInteger> refusals() {
        return refusals;
    }

    /** Somebody at one of several screens; what they do follows from who they are. */
    private final class Client {
        final String login;
        final List<Long> dossiers;
        private final Random random;
        /** Answers as this one has seen them last, perhaps a while ago. */
        private final Map<String, CriterionAnswer> open = new HashMap<>();

        Client(String login, List<Long> dossiers, long seed) {
            this.login = login;
            this.dossiers = dossiers;
            this.random = new Random(seed);
        }

        void step() {
            boolean officer = login.endsWith("-canbo");
            if (login.startsWith("v05-")) {
                appraisal(AppraisalLevel.MINISTRY, officer);
            } else if (login.startsWith("hp-")) {
                appraisal(AppraisalLevel.PROVINCE, officer);
            } else if (officer) {
                answer(lyingWith(DossierState.OPEN, DossierState.RETURNED), one(CODES));
            } else {
                submit(lyingWith(DossierState.OPEN, DossierState.RETURNED));
            }
        }

        void answerAll(long dossier) {
            DossierHead head = head(dossier);
            Crowd.this.dossiers.answers(head).forEach(each -> answer(dossier, each.code()));
        }

        /** What was typed is sent again until it is taken, or until the dossier has left the ward. */
        private void answer(long dossier, String code) {
            String text = text();
            TreeSet<String> proofs = new TreeSet<>(random.nextInt(3) == 0 ? List.of(text) : List.of());
            String key = dossier + " " + code;
            for (int tries = 0; tries < PATIENCE; tries++) {
                CriterionAnswer seen = open.computeIfAbsent(key, any -> read(dossier, code));
                Kind.Trace trace = new Kind.Trace(
                        "assessment.answer",
                        Map.of(
                                "dossier_id", String.valueOf(dossier),
                                "criterion_id", String.valueOf(seen.criterionId()),
                                "version", String.valueOf(seen.version() + 1),
                                "explanation", text));
                Refusal why = attempt(
                        "answer",
                        List.of(trace),
                        () -> answerCriterion.answer(actor(), dossier, code, typed(dossier, text, proofs, seen)));
                open.remove(key);
                if (why == null) {
                    said.add(new Said(dossier, seen.criterionId(), seen.version() + 1, text, proofs));
                    // Half of them go on from the page that follows, the others come back later and read it anew.
                    if (random.nextBoolean()) {
                        open.put(key, read(dossier, code));
                    }
                    return;
                }
                if (why != KernelRefusal.CHANGED_MEANWHILE) {
                    return;
                }
            }
            throw new AssertionError("%s never got %s into %s".formatted(login, text, key));
        }

        private Answer typed(long dossier, String text, TreeSet<String> proofs, CriterionAnswer seen) {
            return new Answer(
                    random.nextInt(4) == 0 ? "not_met" : "met",
                    text,
                    proofs.isEmpty(),
                    List.of(),
                    proofs.isEmpty() ? null : demo.evidence(login.replaceFirst("-.*", ""), text),
                    seen.version(),
                    true);
        }

        private void submit(long dossier) {
            int[] number = new int[1];
            String state = DossierState.SUBMITTED.code();
            Kind.Trace trace =
                    new Kind.Trace("assessment.dossier", Map.of("id", String.valueOf(dossier), "state", state));
            if (random.nextInt(3) > 0) {
                head(dossier);
                return;
            }
            if (attempt("submit", List.of(trace), () -> number[0] = submitAssessment.submit(actor(), dossier))
                    == null) {
                Map<String, String> snapshot =
                        Map.of("dossier_id", String.valueOf(dossier), "number", String.valueOf(number[0]));
                done.add(new Done(login, "snapshot", List.of(new Kind.Trace("assessment.snapshot", snapshot)), true));
            }
        }

        private void appraisal(AppraisalLevel level, boolean officer) {
            long dossier = lyingWith(level.move().from());
            AppraisalHead head = appraisals.head(head(dossier), level);
            if (officer) {
                appraise(dossier, level);
            } else if (head.is(AppraisalState.PREPARED)) {
                approve(dossier, level);
            } else if (random.nextInt(4) == 0) {
                sendBack(dossier, level);
            }
        }

        private void appraise(long dossier, AppraisalLevel level) {
            String text = text();
            List<AppraisedCriterion> left = appraisals.criteria(head(dossier), level).stream()
                    .filter(each -> !each.judged())
                    .toList();
            if (left.isEmpty()) {
                attempt(
                        "prepare",
                        became(dossier, level, AppraisalState.PREPARED),
                        () -> passAppraisal.prepare(actor(), dossier, level));
                return;
            }
            List<Finding> findings = left.stream()
                    .map(each -> new Finding(each.code(), "met", text + " · " + each.code(), each.version()))
                    .toList();
            List<Kind.Trace> traces = findings.stream()
                    .map(each -> new Kind.Trace("appraisal.finding", Map.of("reason", each.reason())))
                    .toList();
            attempt("appraise", traces, () -> appraiseCriteria.appraise(actor(), dossier, level, findings));
        }

        private void approve(long dossier, AppraisalLevel level) {
            switch (random.nextInt(level == AppraisalLevel.PROVINCE ? 4 : 8)) {
                case 0 -> handBack(dossier, level);
                case 1, 4, 5, 6 -> sendBack(dossier, level);
                default ->
                    attempt(
                            "pass",
                            became(dossier, level, AppraisalState.PASSED),
                            () -> passAppraisal.pass(actor(), dossier, level));
            }
        }

        private void handBack(long dossier, AppraisalLevel level) {
            String text = text();
            Kind.Trace trace = new Kind.Trace(
                    "appraisal.appraisal", Map.of("hand_back_reason", text, "state", AppraisalState.UNDER_WAY.code()));
            attempt("hand back", List.of(trace), () -> passAppraisal.handBack(actor(), dossier, level, text));
        }

        private void sendBack(long dossier, AppraisalLevel level) {
            String text = text();
            Kind.Trace trace = new Kind.Trace(
                    "assessment.dossier_return", Map.of("dossier_id", String.valueOf(dossier), "reason", text));
            attempt("return", List.of(trace), () -> returnDossier.sendBack(actor(), dossier, level, text, DUE));
        }

        private static List<Kind.Trace> became(long dossier, AppraisalLevel level, AppraisalState state) {
            return List.of(new Kind.Trace(
                    "appraisal.appraisal",
                    Map.of("dossier_id", String.valueOf(dossier), "level", level.code(), "state", state.code())));
        }

        /** @return why it was refused; null where it was not. Anything but a refusal ends the test. */
        private Refusal attempt(String act, List<Kind.Trace> traces, Runnable acts) {
            try {
                acts.run();
                done.add(new Done(login, act, traces, true));
                return null;
            } catch (Refused refused) {
                done.add(new Done(login, act, traces, false));
                refusals.computeIfAbsent(refused.refusal(), any -> new AtomicInteger())
                        .incrementAndGet();
                return refused.refusal();
            }
        }

        /** Where nothing lies there, another: what is then tried has to be refused. */
        private long lyingWith(DossierState... states) {
            DossierFilter filter = new DossierFilter(
                    "", List.of(states).stream().map(DossierState::code).toList(), 0, 0);
            List<Long> there = Crowd.this.dossiers.page(actor(), Permission.VIEW_DOSSIER, filter, ALL).items().stream()
                    .map(DossierHead::dossierId)
                    .filter(dossiers::contains)
                    .toList();
            return one(there.isEmpty() ? dossiers : there);
        }

        private DossierHead head(long dossier) {
            return Crowd.this
                    .dossiers
                    .find(actor(), Permission.VIEW_DOSSIER, dossier)
                    .orElseThrow();
        }

        private CriterionAnswer read(long dossier, String code) {
            return Crowd.this.dossiers.answer(head(dossier), code).orElseThrow();
        }

        private Actor actor() {
            return demo.actor(login);
        }

        /** What this act says, and no other. */
        private String text() {
            return "Nội dung số %d của %s".formatted(numbers.incrementAndGet(), login);
        }

        private <T> T one(List<T> choices) {
            return choices.get(random.nextInt(choices.size()));
        }
    }
}
