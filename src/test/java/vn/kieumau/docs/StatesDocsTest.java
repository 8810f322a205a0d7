package vn.kieumau.docs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import vn.kieumau.appraisal.AppraisalLevel;
import vn.kieumau.appraisal.AppraisalMove;
import vn.kieumau.appraisal.SessionMove;
import vn.kieumau.assessment.DossierMove;
import vn.kieumau.campaigns.LegalMove;
import vn.kieumau.campaigns.LegalState;
import vn.kieumau.campaigns.RegistrationMove;
import vn.kieumau.exchange.ChangeMove;
import vn.kieumau.exchange.ConferenceMove;
import vn.kieumau.exchange.InitiativeMove;
import vn.kieumau.exchange.LessonMove;
import vn.kieumau.exchange.TakeHomeMove;
import vn.kieumau.inspection.DelegationMove;
import vn.kieumau.plans.PremisesMove;
import vn.kieumau.recognition.TitleMove;
import vn.kieumau.recognition.TitleState;
import vn.kieumau.recommendations.RecommendationMove;
import vn.kieumau.units.ReorganisationMove;
import vn.kieumau.web.Messages;
import vn.kieumau.web.View;

class StatesDocsTest {
    private final Messages messages = new Messages();
    private final StringBuilder document = new StringBuilder("""
            # States

            Written from the tables of moves, which buttons and use cases obey too. A state in brackets is its name on screen.
            """);

    StatesDocsTest() throws IOException {}

    @Test
    void thingsAndTheirMoves() throws IOException {
        List<Object[]> registration = new ArrayList<>();
        for (RegistrationMove move : RegistrationMove.values()) {
            registration.add(new Object[] {move, move.from(), move.to(), move.permission()});
        }
        thing("Registration", "campaigns.state.", registration);
        List<Object[]> legal = new ArrayList<>();
        for (LegalMove move : LegalMove.values()) {
            for (LegalState from : LegalState.values()) {
                if (move.from().contains(from)) {
                    legal.add(new Object[] {move, from, move.to(), move.permission()});
                }
            }
        }
        thing("Document of the legal basis", "campaigns.document.state.", legal);
        List<Object[]> dossier = new ArrayList<>();
        for (DossierMove move : DossierMove.values()) {
            dossier.add(new Object[] {move, move.from(), move.to(), move.permission()});
        }
        thing("Dossier", "assessment.state.", dossier);
        List<Object[]> appraisal = new ArrayList<>();
        for (AppraisalMove move : AppraisalMove.values()) {
            for (AppraisalLevel level : AppraisalLevel.values()) {
                if (move.existsAt(level)) {
                    appraisal.add(new Object[] {move, move.from(), move.to(), move.permission(level)});
                }
            }
        }
        thing("Appraisal", "appraisal.state.", appraisal);
        List<Object[]> session = new ArrayList<>();
        for (SessionMove move : SessionMove.values()) {
            session.add(new Object[] {move, move.from(), move.to(), move.permission()});
        }
        thing("Session of a council", "appraisal.session.state.", session);
        List<Object[]> delegation = new ArrayList<>();
        for (DelegationMove move : DelegationMove.values()) {
            delegation.add(new Object[] {move, move.from(), move.to(), move.permission()});
        }
        thing("Delegation", "inspection.state.", delegation);
        List<Object[]> recommendation = new ArrayList<>();
        for (RecommendationMove move : RecommendationMove.values()) {
            recommendation.add(new Object[] {
                move, move.from(), move.to(), move.permission() == null ? "time alone" : move.permission()
            });
        }
        thing("Recommendation", "recommendations.up.state.", recommendation);
        List<Object[]> premises = new ArrayList<>();
        for (PremisesMove move : PremisesMove.values()) {
            premises.add(new Object[] {move, move.from(), move.to(), move.permission()});
        }
        thing("Premises project", "plans.premises.step.", premises);
        List<Object[]> title = new ArrayList<>();
        for (TitleMove move : TitleMove.values()) {
            for (TitleState from : TitleState.values()) {
                if (move.from().contains(from)) {
                    title.add(new Object[] {move, from, move.to().orElse(from), move.permission()});
                }
            }
        }
        thing("Title", "recognition.state.", title);
        List<Object[]> initiative = new ArrayList<>();
        for (InitiativeMove move : InitiativeMove.values()) {
            initiative.add(new Object[] {move, move.from(), move.to(), move.permission()});
        }
        thing("Initiative", "exchange.state.", initiative);
        List<Object[]> conference = new ArrayList<>();
        for (ConferenceMove move : ConferenceMove.values()) {
            conference.add(new Object[] {move, move.from(), move.to(), move.permission()});
        }
        thing("Review conference", "exchange.conference.state.", conference);
        List<Object[]> change = new ArrayList<>();
        for (ChangeMove move : ChangeMove.values()) {
            change.add(new Object[] {move, move.from(), move.to(), move.permission()});
        }
        thing("Request to change the criteria set", "exchange.change.state.", change);
        List<Object[]> taken = new ArrayList<>();
        for (TakeHomeMove move : TakeHomeMove.values()) {
            taken.add(new Object[] {move, move.from(), move.to(), move.permission()});
        }
        thing("What a study visit brought home", "exchange.take_home.state.", taken);
        List<Object[]> lesson = new ArrayList<>();
        for (LessonMove move : LessonMove.values()) {
            lesson.add(new Object[] {move, move.from(), move.to(), move.permission()});
        }
        thing("Lesson", "exchange.state.", lesson);
        List<Object[]> reorganisation = new ArrayList<>();
        for (ReorganisationMove move : ReorganisationMove.values()) {
            reorganisation.add(new Object[] {move, move.from(), move.to(), move.permission()});
        }
        thing("Reorganisation", "units.reorganisation.state.", reorganisation);
        Document.holds("states.md", document.toString());
    }

    private void thing(String name, String words, List<Object[]> moves) {
        document.append("\n## %s%n%n| move | from | to | permission |%n|---|---|---|---|%n".formatted(name));
        for (Object[] move : moves) {
            document.append("| `%s` | %s | %s | `%s` |%n"
                    .formatted(move[0], state(words, move[1]), state(words, move[2]), move[3]));
        }
    }

    private String state(String words, Object state) {
        String code = state.toString().toLowerCase(Locale.ROOT);
        return "`%s` (%s)".formatted(code, messages.text(View.VIETNAMESE, words + code));
    }
}
