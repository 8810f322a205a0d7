package vn.kieumau.operations.load;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The acts that the random work knows: where each is sent, how a person fills its form, and what it must leave in the trail. */
enum Kind {
    OPEN_COHORT(3, "/campaigns/new") {
        @Override
        void fill(Form form) {
            int year = 2024 + form.random().nextInt(70);
            form.set("year", "" + year);
            form.set("nameVi", form.text());
            form.set("nameEn", form.text());
            form.set("registrationDue", "28/02/" + year);
            form.set("answersDue", "30/06/" + year);
            form.set("provinceDue", "31/07/" + year);
            form.set("ministryDue", "31/08/" + year);
            form.set("decisionDue", form.chance(0.9) ? "30/09/" + year : "01/01/" + year);
        }

        @Override
        List<Trace> traces(Form form) {
            return List.of(new Trace("campaigns.cohort", Map.of("name_vi", form.text())));
        }
    },
    ASSIGN_QUOTA(2, "/campaigns/\\d+/quota") {
        @Override
        void fill(Form form) {
            form.choose("province");
            // Always another amount than before: an unchanged one writes nothing.
            form.set("amount", "" + form.number() % 997);
            form.set("reason", form.text());
        }

        @Override
        List<Trace> traces(Form form) {
            return List.of(new Trace("campaigns.quota_entry", Map.of("reason", form.text())));
        }
    },
    REGISTER(4, "/campaigns/(\\d+)/register") {
        @Override
        void fill(Form form) {
            form.tick("ward", 0.3);
            form.set("reason", form.chance(0.7) ? form.text() : "");
        }

        @Override
        List<Trace> traces(Form form) {
            return form.all("ward").stream()
                    .map(ward -> new Trace(
                            "campaigns.registration",
                            Map.of("cohort_id", form.part(1), "unit_id", ward, "state", "proposed")))
                    .toList();
        }
    },
    CONFIRM(6, "/campaigns/\\d+/confirm") {
        @Override
        void fill(Form form) {
            form.tick("registration", 0.7);
        }

        @Override
        List<Trace> traces(Form form) {
            return form.all("registration").stream()
                    .map(each -> new Trace("campaigns.registration", Map.of("id", each, "state", "registered")))
                    .toList();
        }
    },
    WITHDRAW(1, "/campaigns/\\d+/registrations/(\\d+)/withdraw") {
        @Override
        void fill(Form form) {
            form.set("reason", form.text());
        }

        @Override
        List<Trace> traces(Form form) {
            return List.of(
                    new Trace("campaigns.registration", Map.of("id", form.part(1), "withdrawn_reason", form.text())));
        }
    },
    ADD_EVIDENCE(1, "/evidence/new") {
        @Override
        void fill(Form form) {
            evidence(form);
        }

        @Override
        List<Trace> traces(Form form) {
            return evidenceTraces(form);
        }
    },
    ANSWER(60, "/assessment/(\\d+)/answers/[^/]+") {
        @Override
        void fill(Form form) {
            form.set("result", form.chance(0.8) ? "met" : form.offered("result"));
            form.set("explanation", form.text());
            form.tick("item", 0.3);
            form.setIf(form.chance(0.7), "insteadOfEvidence", "true");
            if (form.chance(0.3)) {
                evidence(form);
            }
        }

        @Override
        List<Trace> traces(Form form) {
            Trace answer =
                    new Trace("assessment.answer", Map.of("dossier_id", form.part(1), "explanation", form.text()));
            return form.one("title").isEmpty()
                    ? List.of(answer)
                    : Stream.concat(Stream.of(answer), evidenceTraces(form).stream())
                            .toList();
        }
    },
    SUBMIT(20, "/assessment/(\\d+)/submit") {
        @Override
        void fill(Form form) {
            // a button
        }

        @Override
        List<Trace> traces(Form form) {
            return List.of(new Trace("assessment.dossier", Map.of("id", form.part(1), "state", "submitted")));
        }
    },
    WRITE_REMARK(1, "/assessment/(\\d+)/remarks") {
        @Override
        void fill(Form form) {
            form.choose("criterion");
            form.set("text", form.text());
            form.setIf(form.has("due") && form.chance(0.5), "due", "31/12/2023");
        }

        @Override
        List<Trace> traces(Form form) {
            return List.of(new Trace("assessment.remark", Map.of("dossier_id", form.part(1), "text", form.text())));
        }
    },
    ANSWER_REMARK(20, "/assessment/\\d+/remarks/(\\d+)") {
        @Override
        void fill(Form form) {
            form.set("answer", form.text());
        }

        @Override
        List<Trace> traces(Form form) {
            return List.of(new Trace("assessment.remark", Map.of("id", form.part(1), "answer", form.text())));
        }
    },
    APPRAISE(4, "/appraisal/\\d+/(?:province|ministry)") {
        @Override
        void fill(Form form) {
            boolean lenient = form.chance(0.7);
            boolean whole = form.chance(0.8);
            for (String field : form.names("result[")) {
                String code = field.substring("result[".length(), field.length() - 1);
                if (whole || form.chance(0.4)) {
                    form.set(field, lenient || form.chance(0.8) ? "met" : form.offered(field));
                    form.set("reason[" + code + "]", form.text() + " · " + code);
                } else {
                    form.drop(field);
                }
            }
        }

        @Override
        List<Trace> traces(Form form) {
            return form.chosen("result[").stream()
                    .map(field -> field.substring("result[".length(), field.length() - 1))
                    .map(code -> new Trace("appraisal.finding", Map.of("reason", form.text() + " · " + code)))
                    .toList();
        }
    },
    PREPARE(4, "/appraisal/(\\d+)/(province|ministry)/prepare") {
        @Override
        void fill(Form form) {
            // a button
        }

        @Override
        List<Trace> traces(Form form) {
            return appraisalBecame("prepared", form);
        }
    },
    PASS(4, "/appraisal/(\\d+)/(province|ministry)/pass") {
        @Override
        void fill(Form form) {
            // a button
        }

        @Override
        List<Trace> traces(Form form) {
            return appraisalBecame("passed", form);
        }
    },
    HAND_BACK(2, "/appraisal/(\\d+)/(province|ministry)/hand-back") {
        @Override
        void fill(Form form) {
            form.set("handBackReason", form.text());
        }

        @Override
        List<Trace> traces(Form form) {
            return List.of(
                    new Trace("appraisal.appraisal", Map.of("hand_back_reason", form.text(), "state", "under_way")));
        }
    },
    RETURN(2, "/appraisal/(\\d+)/(province|ministry)/return") {
        @Override
        void fill(Form form) {
            form.set("returnReason", form.text());
            form.set("returnDue", form.chance(0.9) ? "15/12/2023" : "01/01/2023");
        }

        @Override
        List<Trace> traces(Form form) {
            return List.of(
                    new Trace("assessment.dossier_return", Map.of("dossier_id", form.part(1), "reason", form.text())));
        }
    },
    PROPOSE(3, "/recognition/propose") {
        @Override
        void fill(Form form) {
            form.set("number", (1000 + form.number()) + "/TTr/MINH-HOẠ");
            form.tick("dossier", 0.5);
        }

        @Override
        List<Trace> traces(Form form) {
            return List.of(new Trace("recognition.proposal", Map.of("number", form.one("number"))));
        }
    },
    DECIDE(6, "/recognition/proposals/\\d+/decide/\\d+") {
        @Override
        void fill(Form form) {
            form.set("outcome", form.chance(0.6) ? "conferred" : "refused");
            form.setIf(form.chance(0.5), "number", (1000 + form.number()) + "/QĐ/MINH-HOẠ");
            form.set("decidedOn", "24/11/2023");
            form.set("reason", form.text());
            form.set("nextStep", form.text());
            form.set("confirmed", "true");
        }

        @Override
        List<Trace> traces(Form form) {
            return List.of(new Trace("recognition.decision", Map.of("reason", form.text())));
        }
    };

    private final double weight;
    private final Pattern address;

    Kind(double weight, String address) {
        this.weight = weight;
        this.address = Pattern.compile(address);
    }

    abstract void fill(Form form);

    /** What stands in the trail once it is acknowledged, each once; nothing of it when it is refused. */
    abstract List<Trace> traces(Form form);

    /** An entry's table, and columns of the row that it keeps. */
    record Trace(String table, Map<String, String> row) {}

    static Optional<Kind> at(String address) {
        return Arrays.stream(values())
                .filter(kind -> kind.address.matcher(address).matches())
                .findFirst();
    }

    Pattern address() {
        return address;
    }

    /** How gladly people do it. */
    double weight() {
        return weight;
    }

    /** The daily work, which carries dossiers on; a little of the rest is enough. */
    boolean often() {
        return switch (this) {
            case REGISTER, CONFIRM, ANSWER, SUBMIT, ANSWER_REMARK, APPRAISE, PREPARE, PASS, PROPOSE, DECIDE -> true;
            case OPEN_COHORT, ASSIGN_QUOTA, WITHDRAW, ADD_EVIDENCE, WRITE_REMARK, HAND_BACK, RETURN -> false;
        };
    }

    private static void evidence(Form form) {
        form.set("title", form.text());
        form.set("noSecrets", "true");
        form.attach("files", "chứng cứ " + form.number() + ".txt");
    }

    private static List<Trace> appraisalBecame(String state, Form form) {
        return List.of(new Trace(
                "appraisal.appraisal", Map.of("dossier_id", form.part(1), "level", form.part(2), "state", state)));
    }

    private static List<Trace> evidenceTraces(Form form) {
        return List.of(
                new Trace("evidence.revision", Map.of("title", form.text())),
                new Trace("evidence.item_file", Map.of("sha256", form.attachedHash())));
    }
}
