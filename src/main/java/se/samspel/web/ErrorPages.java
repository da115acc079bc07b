package se.samspel.web;

import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.autoconfigure.web.servlet.error.ErrorViewResolver;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

import se.samspel.access.Refusal;

/** What a person reads where something is wrong, in Swedish and with a way on; and where the first address leads. */
@Component
class ErrorPages implements ErrorViewResolver {

    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        return new ModelAndView((content, asked, response) -> Refusal.writePage(response, status.value(), title(status), sentence(status)));
    }

    private static String title(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "Sidan finns inte";
            case FORBIDDEN, UNAUTHORIZED -> "Nekad";
            default -> status.is4xxClientError() ? "Det gick inte" : "Något gick fel";
        };
    }

    private static String sentence(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "Adressen leder ingenstans. Kanske är den felskriven, eller så har det den gällde tagits bort.";
            case FORBIDDEN, UNAUTHORIZED -> Refusal.NOT_ALLOWED;
            default -> status.is4xxClientError() ? "Anropet kan inte förstås. Gå tillbaka och försök igen."
                    : "Felet är hos Samspel. Försök igen, och kontakta administratören om det upprepas.";
        };
    }

    /** Who only knows the host's name comes to the tasks; with single sign-on to the page where one chooses how to sign in. */
    @Controller
    @Profile("!oidc")
    static class FirstPage {

        @GetMapping("/")
        String first() {
            return "redirect:/camunda/app/tasklist/default/";
        }
    }
}
