package se.samspel.web;

import java.util.Optional;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

import se.samspel.access.Refusal;
import se.samspel.access.Role;
import se.samspel.access.SupplierAccess;
import se.samspel.accounts.Pages;
import se.samspel.engine.SignedInUser;
import se.samspel.engine.WebAppSession;

/** Who looks at a page for staff, in the session of the web apps, with the groups of now and not of the sign-in. */
@Component
class StaffPage {

    private final SignedInUser signedIn;
    private final Pages pages;

    StaffPage(SignedInUser signedIn, Pages pages) {
        this.signedIn = signedIn;
        this.pages = pages;
    }

    /** Somebody of the staff. */
    record Reader(String user, Set<String> groups) {

        boolean is(Role role) {
            return groups.contains(role.groupId());
        }
    }

    /** What is done for who may. */
    interface Work {
        ResponseEntity<String> done(Reader reader);
    }

    /** @param roles any one of which is needed; none for all staff */
    ResponseEntity<String> of(HttpServletRequest request, String title, Set<Role> roles, Work work) {
        Optional<Reader> reader = reader(request);
        if (reader.isEmpty()) {
            return pages.message(HttpStatus.UNAUTHORIZED, title, "Logga in först, och öppna sedan den här sidan igen.",
                    "/camunda/app/tasklist/default/", "Logga in");
        }
        boolean isSupplier = reader.get().groups().stream().anyMatch(group -> group.equals(Role.SUPPLIER.groupId())
                || SupplierAccess.isCompany(group));
        return isSupplier || !roles.isEmpty() && roles.stream().noneMatch(reader.get()::is)
                ? pages.message(HttpStatus.FORBIDDEN, title, Refusal.NOT_ALLOWED) : work.done(reader.get());
    }

    private Optional<Reader> reader(HttpServletRequest request) {
        return WebAppSession.userOf(request).map(user -> {
            signedIn.signIn(user);
            Set<String> groups = signedIn.groups();
            signedIn.signOut();
            return new Reader(user, groups);
        });
    }
}
