/**
 * Who is told what, when and how: notifications by mail, digests, people's choices, calendars, and who stands in for whom. How a letter is
 * carried does not enter: that is {@code mail}. Nothing that somebody has typed, and nobody's reference, goes into a mail.
 */
@ApplicationModule(allowedDependencies = {"access", "accounts", "archive", "collaboration", "contract", "deadlines", "engine", "forms",
        "identifiers", "mail", "standstill"})
package se.samspel.notifications;

import org.springframework.modulith.ApplicationModule;
