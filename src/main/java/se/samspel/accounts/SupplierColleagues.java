package se.samspel.accounts;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import se.samspel.access.Refusal;
import se.samspel.access.Role;
import se.samspel.engine.SignedInUser;
import se.samspel.identifiers.EmailAddress;
import se.samspel.identifiers.SupplierId;
import se.samspel.identifiers.Text;

/**
 * {@code POST /api/suppliers/{supplierId}/colleagues}: the support function adds a person to a company that has a contract.
 * The answer holds the link by which the person chooses a password, unless that has been done before. The same call makes a
 * new link for who let the first one grow old.
 */
@RestController
class SupplierColleagues {

    private static final int LONGEST = 200;

    private final Invitations invitations;
    private final InvitationAddress address;
    private final SignedInUser signedIn;

    SupplierColleagues(Invitations invitations, InvitationAddress address, SignedInUser signedIn) {
        this.invitations = invitations;
        this.address = address;
        this.signedIn = signedIn;
    }

    /** @param name given name first */
    record Colleague(String name, String email) {

        boolean isComplete() {
            return name != null && !Text.name(name).isEmpty() && Text.isStorable(Text.name(name), false) && name.length() <= LONGEST
                    && email != null && email.length() <= LONGEST && EmailAddress.of(email).isPresent();
        }
    }

    @PostMapping("/api/suppliers/{supplierId}/colleagues")
    ResponseEntity<Object> add(@PathVariable String supplierId, @RequestBody Colleague colleague) {
        if (!signedIn.groups().contains(Role.SUPPORT_FUNCTION.groupId())) {
            return refused(HttpStatus.FORBIDDEN, Refusal.NOT_ALLOWED);
        }
        Optional<SupplierId> supplier = SupplierId.of(supplierId);
        if (supplier.isEmpty()) {
            return refused(HttpStatus.BAD_REQUEST, "Ett organisationsnummer har tio siffror och en rätt kontrollsiffra. Ett utländskt"
                    + " företag anges som DE-HRB12345, en enskild näringsidkare med sin kod i Samspel.");
        }
        Optional<String> company = invitations.companyName(supplier.get());
        if (company.isEmpty()) {
            return refused(HttpStatus.NOT_FOUND, "Det finns inget sådant företag i Samspel.");
        }
        if (!colleague.isComplete()) {
            return refused(HttpStatus.BAD_REQUEST, "Ange namn och en giltig e-postadress, högst 200 tecken.");
        }
        try {
            Invitations.Invited invited = invitations.invite(supplier.get(), company.get(), Text.name(colleague.name()),
                    new EmailAddress(colleague.email()), true);
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("userId", invited.userId());
            if (invited.link() != null) {
                answer.put("link", address.of(invited.link()));
                answer.put("validUntil", invited.link().expires().toString());
            }
            return invited.made() ? ResponseEntity.created(URI.create("/engine-rest/user/" + invited.userId() + "/profile")).body(answer)
                    : ResponseEntity.ok(answer);
        } catch (Invitations.NotOfCompany another) {
            return refused(HttpStatus.CONFLICT, another.getMessage());
        }
    }

    @ExceptionHandler(HttpMessageNotReadableException.class)
    ResponseEntity<Object> unreadable() {
        return refused(HttpStatus.BAD_REQUEST, "Anropet ska vara JSON med name och email.");
    }

    private static ResponseEntity<Object> refused(HttpStatus status, String sentence) {
        return ResponseEntity.status(status).body(Map.of("type", "Refused", "message", sentence));
    }
}
