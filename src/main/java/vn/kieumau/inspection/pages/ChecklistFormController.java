package vn.kieumau.inspection.pages;

import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.kieumau.inspection.Checklists;
import vn.kieumau.inspection.DelegationHead;
import vn.kieumau.inspection.Delegations;
import vn.kieumau.inspection.ItemLine;
import vn.kieumau.inspection.VisitLine;
import vn.kieumau.inspection.XlsForm;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.Requires;

/** The checklist of a visit for ODK or Kobo, to whoever sees it on its page. */
@Controller
class ChecklistFormController {
    private static final MediaType WORKBOOK =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final Delegations delegations;
    private final Checklists checklists;
    private final XlsForm xlsForm;

    ChecklistFormController(Delegations delegations, Checklists checklists, XlsForm xlsForm) {
        this.delegations = delegations;
        this.checklists = checklists;
        this.xlsForm = xlsForm;
    }

    @GetMapping("/inspection/{id}/visits/{visit}/form")
    @Requires(Permission.VIEW_INSPECTION)
    ResponseEntity<byte[]> form(Actor actor, @PathVariable long id, @PathVariable("visit") long visitId) {
        DelegationHead head = Refused.found(delegations.find(actor, id).filter(each -> checklists.open(actor, each)));
        VisitLine visit = delegations.visit(actor, head, visitId);
        List<ItemLine> items = checklists.items(visitId);
        // Before it sets out a delegation has nothing to ask.
        Refused.when(items.isEmpty(), KernelRefusal.NOT_IN_THIS_STATE);
        return ResponseEntity.ok()
                .contentType(WORKBOOK)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("visit-" + visitId + ".xlsx")
                                .build()
                                .toString())
                .body(xlsForm.of(visit, items));
    }
}
