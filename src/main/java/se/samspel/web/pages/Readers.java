package se.samspel.web.pages;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

import se.samspel.access.ContractingUnits;
import se.samspel.access.Role;
import se.samspel.access.SupplierAccess;
import se.samspel.accounts.Pages;
import se.samspel.archive.CaseAccess;
import se.samspel.archive.RegisteredCases;
import se.samspel.archive.Zone;
import se.samspel.engine.SignedInUser;
import se.samspel.engine.WebAppSession;

/** Who looks at a page, in the session of the web apps, and what the rights to cases ({@link CaseAccess}) let be seen. */
@Component
class Readers {

    static final String NOT_THERE = "Det finns inget ärende med det diarienumret, eller så får du inte läsa det.";

    private final SignedInUser signedIn;
    private final CaseAccess access;
    private final RegisteredCases registered;
    private final CaseQueries queries;
    private final Pages pages;

    Readers(SignedInUser signedIn, CaseAccess access, RegisteredCases registered, CaseQueries queries, Pages pages) {
        this.signedIn = signedIn;
        this.access = access;
        this.registered = registered;
        this.queries = queries;
        this.pages = pages;
    }

    /** @return empty when nobody has signed in; with the groups as they are now, and not as they were at sign-in */
    Optional<Reader> of(HttpServletRequest request) {
        return WebAppSession.userOf(request).map(user -> {
            signedIn.signIn(user);
            Set<String> groups = signedIn.groups();
            signedIn.signOut();
            String ofUnit = ContractingUnits.procurersOf("");
            return new Reader(user, groups,
                    groups.stream().filter(group -> group.startsWith(ofUnit)).map(group -> group.substring(ofUnit.length()))
                            .collect(Collectors.toUnmodifiableSet()),
                    groups.contains(Role.SUPPORT_FUNCTION.groupId()), groups.contains(Role.MATCHING_OFFICER.groupId()),
                    groups.contains(Role.DECISION_MAKER.groupId()),
                    groups.stream().filter(SupplierAccess::isCompany).collect(Collectors.toUnmodifiableSet()));
        });
    }

    /**
     * Where a decision has been asked for, a decision maker sees where the case stands; nobody else sees anything of a case of which no
     * zone
     * is theirs.
     *
     * @param number as the case is written
     * @return empty for who may know nothing of the case: as if it were not there
     */
    Optional<Reader.OfCase> ofCase(Reader reader, String number) {
        EnumSet<Zone> zones = EnumSet.noneOf(Zone.class);
        Arrays.stream(Zone.values()).filter(zone -> access.mayRead(reader.userId(), number, zone)).forEach(zones::add);
        return zones.isEmpty() && !(reader.isDecisionMaker() && queries.isDecisionAskedFor(number)) ? Optional.empty()
                : Optional.of(new Reader.OfCase(reader, zones));
    }

    Optional<String> asWritten(String number) {
        return registered.asWritten(number);
    }

    ResponseEntity<String> signInFirst(String title) {
        return pages.message(HttpStatus.UNAUTHORIZED, title, "Logga in först, och öppna sedan den här sidan igen.",
                "/camunda/app/tasklist/default/", "Logga in");
    }

    ResponseEntity<String> notThere(String title) {
        return pages.message(HttpStatus.NOT_FOUND, title, NOT_THERE, "/arenden", "Ärenden");
    }
}
