package se.samspel.accounts;

import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

import org.camunda.bpm.engine.TaskService;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import se.samspel.engine.WebAppSession;

/**
 * The address of a task in mails: opens the task in Tasklist, after signing in, with a password or through the provider. Whether the person
 * may see it is Tasklist's question to the engine.
 */
@Controller
public class TaskLink {

    /** A task's id follows. */
    public static final String PATH = "/uppgift/";

    private static final String TITLE = "Uppgift";
    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final String WANTED = TaskLink.class.getName() + ".wanted";

    private final TaskService tasks;
    private final Pages pages;
    private final boolean isProviderAsked;

    TaskLink(TaskService tasks, Pages pages, Environment environment) {
        this.tasks = tasks;
        this.pages = pages;
        this.isProviderAsked = environment.acceptsProfiles(Profiles.of("oidc"));
    }

    @GetMapping(PATH + "{id}")
    ResponseEntity<String> open(HttpServletRequest request, @PathVariable String id) {
        if (!ID.matcher(id).matches()) {
            return pages.message(HttpStatus.NOT_FOUND, TITLE, "Adressen leder inte till någon uppgift.", TASKLIST, "Till uppgifterna");
        }
        if (WebAppSession.userOf(request).isEmpty()) {
            if (!isProviderAsked) {
                return to(inTasklist(id));
            }
            request.getSession().setAttribute(WANTED, id);
            return to(OidcSignIn.PAGE);
        }
        if (tasks.createTaskQuery().taskId(id).count() == 0) {
            return pages.message(HttpStatus.GONE, TITLE, "Uppgiften är gjord eller behövs inte längre.", TASKLIST, "Till uppgifterna");
        }
        return to(inTasklist(id));
    }

    private static ResponseEntity<String> to(String address) {
        return ResponseEntity.status(HttpStatus.FOUND).header("Location", address).build();
    }

    private static String inTasklist(String id) {
        return TASKLIST + "#/?task=" + id;
    }

    /** @return where to go after signing in; empty when no task was asked for */
    static Optional<String> wanted(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return Optional.ofNullable(session == null ? null : (String) session.getAttribute(WANTED)).map(TaskLink::inTasklist);
    }
}
