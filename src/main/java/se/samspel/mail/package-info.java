/**
 * The outbox: letters that are written in the transaction of what happened and sent afterwards, at least once, and what a mail is made of.
 * What is told to whom does not enter: each kind of letter belongs to the room that writes it ({@link se.samspel.mail.LetterKind}).
 */
@ApplicationModule(allowedDependencies = {"identifiers"})
@NullMarked
package se.samspel.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
