package se.samspel.accounts;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import se.samspel.engine.AccountChanges;
import se.samspel.engine.WebAppSession;

/**
 * Ends the sessions of whoever's password, account or membership changes: a session holds the groups that its person had at sign-in. Knows
 * the sessions of this node, and ends them at once; those of others end when they are next used, see {@link AccountStamps}.
 */
@Component
class OpenSessions implements HttpSessionListener, AccountChanges {

    private static final Logger LOG = LoggerFactory.getLogger(OpenSessions.class);

    private final Set<HttpSession> sessions = ConcurrentHashMap.newKeySet();

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        sessions.add(event.getSession());
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        sessions.remove(event.getSession());
    }

    @Override
    public void changed(String userId) {
        for (HttpSession session : sessions) {
            try {
                if (userId == null ? WebAppSession.userOf(session).isPresent() : WebAppSession.userOf(session).filter(userId::equals)
                        .isPresent()) {
                    session.invalidate();
                    LOG.info("Session avslutad: kontot {} har ändrats", userId == null ? "kan" : userId);
                }
            } catch (IllegalStateException alreadyEnded) {
                sessions.remove(session);
            }
        }
    }
}
