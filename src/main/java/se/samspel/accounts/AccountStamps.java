package se.samspel.accounts;

import java.io.Serializable;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

import se.samspel.engine.AccountChanges;
import se.samspel.engine.WebAppSession;
import se.samspel.identifiers.Text;

/**
 * How often each account has changed, in the database, so that every node knows: a session holds what its account's stamp was before the
 * password was looked at, and ends when the stamp is another. So a sign-in in the very moment of a change does not outlive it either.
 */
@Component
public class AccountStamps implements AccountChanges, HttpSessionAttributeListener {

    private static final Logger LOG = LoggerFactory.getLogger(AccountStamps.class);
    private static final String EVERYBODY = "";
    private static final String ATTRIBUTE = AccountStamps.class.getName();

    private final JdbcTemplate jdbc;
    private final ThreadLocal<Seen> signingIn = new ThreadLocal<>();

    AccountStamps(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record Seen(String userId, String stamp) implements Serializable {
    }

    @Override
    public void changing(String userId) {
        jdbc.update("INSERT INTO account_change (user_id, number) VALUES (?, 1) ON CONFLICT (user_id) DO UPDATE SET number = "
                + "account_change.number + 1", userId == null ? EVERYBODY : userId);
    }

    @Override
    public void changed(String userId) {
        // told before, together with the change
    }

    /** Notes the account's stamp for the session that this request may begin: before its password or its groups are looked at. */
    void signingIn(String userId) {
        signingIn.set(new Seen(userId, of(userId)));
    }

    /** A session that begins as signed in gets the stamp noted by {@link #signingIn}, before anybody can use it. */
    @Override
    public void attributeAdded(HttpSessionBindingEvent event) {
        Seen seen = signingIn.get();
        if (seen != null && !event.getName().equals(ATTRIBUTE)) {
            event.getSession().setAttribute(ATTRIBUTE, seen);
        }
    }

    /**
     * Ends the request's session when its account has changed since it began; to be followed by {@link #end()} when the request is
     * answered.
     */
    public void check(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        try {
            String user = session == null ? null : WebAppSession.userOf(session).orElse(null);
            if (user != null && !new Seen(user, of(user)).equals(session.getAttribute(ATTRIBUTE))) {
                session.invalidate();
                LOG.info("Session avslutad: kontot {} har ändrats", user);
            }
        } catch (IllegalStateException alreadyEnded) {
            LOG.debug("a session has ended meanwhile");
        }
    }

    /** Forgets what was noted on this thread. */
    public void end() {
        signingIn.remove();
    }

    /** @return another text after each change of the account, on whichever node it was made */
    String of(String userId) {
        return Text.isKeptByDatabase(userId) ? jdbc.queryForObject("SELECT coalesce(string_agg(user_id || ' ' || number, ' ' ORDER BY "
                + "user_id), '') FROM account_change WHERE user_id IN (?, ?)", String.class, userId, EVERYBODY) : "";
    }
}
