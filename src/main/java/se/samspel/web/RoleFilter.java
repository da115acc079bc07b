package se.samspel.web;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.web.filter.OncePerRequestFilter;

import se.samspel.access.Refusal;
import se.samspel.access.Role;
import se.samspel.access.SupplierAccess;
import se.samspel.engine.SignedInUser;
import se.samspel.engine.WebAppSession;

/**
 * After {@link AddressFilter} and the sign-in, on every address: what is not open to the person's role. A supplier asks the engine for what
 * Tasklist asks for and no more, so that no count, statistic or error text tells of others, and of {@code /api} what our part of Tasklist
 * asks for. Figures over all cases, and Cockpit's and Admin's own data, are for who may use those. Nobody asks whether another's password
 * is right, or of which groups another is.
 */
class RoleFilter extends OncePerRequestFilter {

    private static final OpenAddresses TO_SUPPLIERS = OpenAddresses.of("""
            GET         /
            GET         /engine
            GET         /filter
            GET         /filter/count
            GET         /filter/*
            GET         /filter/*/count|list|singleResult
            GET         /task
            GET         /task/count
            GET         /task/*
            GET         /task/*/form|deployed-form|rendered-form|identity-links
            GET         /task/*/form-variables
            GET         /task/*/form-variables/*
            GET         /task/*/comment
            GET         /task/*/comment/*
            GET         /process-definition
            GET         /process-definition/count
            GET         /process-definition/*
            GET         /process-definition/*/startForm|deployed-start-form|form-variables
            GET         /process-definition/key/*
            GET         /process-definition/key/*/startForm|deployed-start-form|form-variables
            GET         /history/user-operation
            GET         /history/user-operation/count
            GET         /identity/groups
            GET         /group
            GET         /group/count
            POST        /filter/*/list|count|singleResult
            POST        /process-definition/*/submit-form
            POST        /process-definition/key/*/submit-form
            POST        /task
            POST        /task/count
            POST        /task/*/claim|unclaim|submit-form|complete
            POST        /task/*/comment/create
            """);
    private static final OpenAddresses OWN_ACCOUNT = OpenAddresses.of("GET,PUT /user/*/profile|credentials");

    /** Sums over the cases of every unit. */
    private static final OpenAddresses FIGURES = OpenAddresses.of("""
            GET         /metrics|telemetry/**
            GET         /process-definition/statistics
            GET         /process-definition/*/statistics
            GET         /process-definition/key/*/statistics
            GET         /deployment|batch/statistics
            GET         /batch/statistics/count
            GET         /task/report/**
            GET         /history/task|process-instance/report
            GET         /history/process-definition/*/statistics
            GET         /history/decision-requirements-definition/*/statistics
            GET         /history/process-definition/cleanable-process-instance-report/**
            GET         /history/decision-definition/cleanable-decision-instance-report/**
            GET         /history/batch/cleanable-batch-report/**
            GET         /history/cleanup/**
            """);
    /** Questions about who belongs where, whose conditions stand in the body. */
    private static final OpenAddresses OTHERS_GROUPS = OpenAddresses.of("""
            POST        /group
            POST        /group/count
            """);
    private static final Set<String> SEES_ALL_CASES = Set.of(Role.SUPPORT_FUNCTION.groupId(), Role.PROCESS_OWNER.groupId(),
            Role.ADMINISTRATOR.groupId());

    private final SignedInUser signedIn;
    private final AuthorizationService authorizations;

    RoleFilter(SignedInUser signedIn, AuthorizationService authorizations) {
        this.signedIn = signedIn;
        this.authorizations = authorizations;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Address address = AddressFilter.addressOf(request);
        String user = signedIn.id().or(() -> WebAppSession.userOf(request)).orElse(null);
        Set<String> groups = signedIn.id().isPresent() ? signedIn.groups() : WebAppSession.groupsOf(request);
        if (address == null || !AddressFilter.isOpen(request.getMethod(), address)
                || user != null && !isOpenTo(user, groups, request, address)) {
            Refusal.forbidden(request, response, user);
            return;
        }
        chain.doFilter(request, response);
    }

    private boolean isOpenTo(String user, Set<String> groups, HttpServletRequest request, Address address) {
        boolean isSupplier = groups.stream().anyMatch(group -> group.equals(Role.SUPPLIER.groupId()) || SupplierAccess.isCompany(group));
        Optional<Address> call = address.engineCall();
        if (call.isPresent()) {
            return isCallOpenTo(user, groups, isSupplier, request, call.get());
        }
        for (String app : List.of("cockpit", "admin")) {
            boolean isData = address.below("camunda", "api", app, "plugin").filter(plugin -> plugin.segments().size() < 2
                    || !plugin.segments().get(1).equals("static")).isPresent();
            if (isData && !authorizations.isUserAuthorized(user, List.copyOf(groups), Permissions.ACCESS, Resources.APPLICATION, app)) {
                return false;
            }
        }
        if (address.below("inbjudningar").isPresent()) {
            return groups.contains(Role.SUPPORT_FUNCTION.groupId());
        }
        boolean isOfStaff = address.below("api").isPresent() && address.below("api", "desk").isEmpty()
                || address.below("uppfoljning").isPresent() || address.below("gallring").isPresent() || address.below("annons").isPresent();
        return !(isSupplier && isOfStaff);
    }

    private static boolean isCallOpenTo(String user, Set<String> groups, boolean isSupplier, HttpServletRequest request, Address call) {
        String method = request.getMethod();
        if (OWN_ACCOUNT.areOpen(method, call) && call.segments().get(1).equals(user)) {
            return true;
        }
        // A star in the list is somebody's id; the figures' own words stand in the same place.
        if (isSupplier && (!TO_SUPPLIERS.areOpen(method, call) || FIGURES.areOpen(method, call))) {
            return false;
        }
        boolean isOfAnother = !call.segments().isEmpty() && Set.of("group", "identity", "user").contains(call.segments().get(0))
                && (names(request, "member", user) || names(request, "userId", user));
        isOfAnother |= OTHERS_GROUPS.areOpen(method, call);
        return !(isOfAnother && !groups.contains(Role.ADMINISTRATOR.groupId()))
                && !(FIGURES.areOpen(method, call) && groups.stream().noneMatch(SEES_ALL_CASES::contains));
    }

    /** Whether the query asks by this name for somebody else than the person. */
    private static boolean names(HttpServletRequest request, String name, String user) {
        String[] asked = queryValues(request, name);
        return asked != null && List.of(asked).stream().anyMatch(value -> !value.equals(user));
    }

    /** Of the query alone: what is in a body is left for who reads it. */
    private static String[] queryValues(HttpServletRequest request, String name) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD") || request.getMethod().equals("OPTIONS")
                ? request.getParameterValues(name) : null;
    }
}
