package se.samspel.web;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.filter.OncePerRequestFilter;

import se.samspel.access.Refusal;
import se.samspel.accounts.RequestOrigin;

/**
 * Before everything, on every address: what is not on the lists of what is open is refused, and so is what is no plain address
 * ({@link Address}), what another site's page asks for ({@link #isFromAnotherSite}) and text that no database keeps. Of the interfaces that
 * answer 401 before anything else, {@link RoleFilter} refuses once it is known who asks.
 */
class AddressFilter extends OncePerRequestFilter {

    private static final String ADDRESS = AddressFilter.class.getName() + ".address";

    /** The pages and what belongs to them; who may have them is asked later. */
    private static final OpenAddresses PAGES = OpenAddresses.of("""
            GET         /
            GET         /favicon.ico
            GET         /inloggning
            GET         /tillganglighet
            GET,POST    /aviseringar
            GET         /uppgift/*
            GET         /inkorg
            GET,POST    /kalender
            GET,POST    /ersattare
            GET         /kalender/*
            GET         /oauth2/authorization/*
            GET         /login/oauth2/code/*
            GET,POST    /inbjudan/*
            GET,POST    /inbjudningar
            GET         /arenden
            GET         /arende/*
            GET         /arende/*/bild
            POST        /arende/*/mote
            GET         /avtal/*
            GET,POST    /laget
            GET,POST    /uppfoljning/personer
            GET         /uppfoljning/personer/csv
            GET,POST    /annons
            GET,POST    /gallring
            POST        /gallring/text
            GET         /uppfoljning
            GET         /uppfoljning/*
            GET         /camunda
            GET         /camunda-welcome
            GET         /camunda/app
            GET         /camunda/app/**
            GET         /camunda/lib/**
            GET         /camunda/assets/**
            GET         /camunda/favicon.ico
            GET         /camunda/api/admin|cockpit|tasklist|welcome/auth/user/default
            POST        /camunda/api/admin|cockpit|tasklist|welcome/auth/user/default/login/*
            POST        /camunda/api/admin|cockpit|tasklist|welcome/auth/user/default/logout
            GET         /camunda/api/admin|cockpit|tasklist|welcome/plugin/*/static/**
            GET,POST    /camunda/api/cockpit/plugin/*/default/**
            GET         /camunda/api/admin|tasklist|welcome/plugin/*/default/**
            GET         /camunda/api/engine
            GET         /camunda/api/engine/engine
            """);

    private static final OpenAddresses API = OpenAddresses.of("""
            GET         /api/cases/*/documentation|trace|eforms
            GET         /api/statistics
            GET         /api/statistics/*
            GET         /api/openapi
            POST        /api/suppliers/*/colleagues
            POST        /api/desk/cards
            GET         /api/desk/contracts
            GET         /api/desk/tasks/*
            GET         /api/desk/receipts/task|start/*
            GET,PUT     /api/desk/drafts/*
            DELETE      /api/desk/drafts/*
            POST        /api/desk/tasks/*/hand-over
            GET         /actuator
            GET         /actuator/**
            """);

    /** What some role's work needs of the engine, in whichever of its interfaces; the engine's rights then decide who. */
    private static final OpenAddresses ENGINE = OpenAddresses.of("""
            GET         /
            GET         /engine
            GET         /version
            GET         /case-definition/count
            GET         /authorization|batch|decision-definition|decision-requirements-definition|deployment|event-subscription|execution\
            |external-task/**
            GET         /filter|group|incident|job|job-definition|metrics|migration|modification|process-definition|process-instance/**
            GET         /schema|telemetry|tenant|user|variable-instance/**
            GET         /identity/groups|password-policy
            GET         /task
            GET         /task/count
            GET         /task/report/**
            GET         /task/*
            GET         /task/*/form|deployed-form|rendered-form|identity-links
            GET         /task/*/form-variables/**
            GET         /task/*/comment/**
            GET         /history/activity-instance|batch|cleanup|decision-definition|decision-instance|decision-requirements-definition/**
            GET         /history/detail|external-task-log|identity-link-log|incident|job-log|process-definition|process-instance/**
            GET         /history/task|user-operation|variable-instance/**
            POST        /execution|external-task|filter|group|incident|job|process-instance|task|user|variable-instance
            POST        /batch|decision-definition|deployment|event-subscription|job-definition|process-definition|tenant
            POST        /execution|external-task|group|job|process-instance|task|user|variable-instance/count
            POST        /history/activity-instance|decision-instance|detail|external-task-log|incident|job-log|process-instance|task\
            |variable-instance
            POST        /history/activity-instance|decision-instance|detail|external-task-log|incident|job-log|process-instance|task\
            |variable-instance/count
            POST        /filter/*/list|count|singleResult
            POST        /schema/log
            POST        /identity/password-policy
            POST        /task/*/claim|unclaim|complete|submit-form|resolve|delegate|assignee|identity-links
            POST        /task/*/identity-links/delete
            POST        /task/*/comment/create
            POST        /process-definition/*/start|submit-form
            POST        /process-definition/key/*/start|submit-form
            POST        /deployment/create
            POST        /deployment/*/redeploy
            POST        /user/create
            POST        /user/*/unlock
            PUT         /task/*
            PUT         /job|job-definition/*/retries
            PUT         /user/*/profile|credentials
            PUT         /group/*/members/*
            DELETE      /user/*
            DELETE      /group/*/members/*
            """);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Address> address = Address.of(request.getRequestURI());
        if (address.isEmpty() || !isStorable(request.getQueryString())) {
            Refusal.write(response, HttpServletResponse.SC_BAD_REQUEST, "Adressen kan inte läsas.");
            return;
        }
        if (isFromAnotherSite(request)) {
            Refusal.forbidden(request, response, null);
            return;
        }
        request.setAttribute(ADDRESS, address.get());
        if (!isOpen(request.getMethod(), address.get()) && !isDecidedAfterSignIn(address.get())) {
            Refusal.forbidden(request, response, null);
            return;
        }
        RequestOrigin.begin(request.getRemoteAddr());
        try {
            chain.doFilter(request, new AbandonedAnswer(response, request.getMethod() + " " + address.get()));
        } finally {
            RequestOrigin.end();
        }
    }

    /** The address of a request that has come this far. */
    static Address addressOf(HttpServletRequest request) {
        return (Address) request.getAttribute(ADDRESS);
    }

    static boolean isOpen(String method, Address address) {
        Optional<Address> call = address.engineCall();
        if (call.isPresent()) {
            return ENGINE.areOpen(method, call.get()) || PAGES.areOpen(method, address);
        }
        return (PAGES.areOpen(method, address) || API.areOpen(method, address)) && !isSetup(address);
    }

    /** The web apps' setup pages make an administrator without signing in while there is none (CVE-2026-77226). */
    private static boolean isSetup(Address address) {
        return address.below("camunda", "app").isPresent() && address.segments().stream().anyMatch("setup"::equalsIgnoreCase);
    }

    /** What asks for a password first, so that nobody learns from the answer what is there. */
    private static boolean isDecidedAfterSignIn(Address address) {
        return address.below("engine-rest").isPresent() || address.below("api").isPresent() || address.below("actuator").isPresent();
    }

    /** Browsers send passwords that they remember with another site's requests too; only a link that opens a page here is let in. */
    private static boolean isFromAnotherSite(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site == null || Set.of("same-origin", "none").contains(site)) {
            return false;
        }
        return !(request.getMethod().equals("GET") && "navigate".equals(request.getHeader("Sec-Fetch-Mode"))
                && "document".equals(request.getHeader("Sec-Fetch-Dest")));
    }

    /** Whether nothing in it decodes to a character that no text in the database can hold. */
    private static boolean isStorable(String query) {
        return query == null || !query.contains("%00") && query.chars().allMatch(character -> character >= ' ' && character != 127);
    }
}
