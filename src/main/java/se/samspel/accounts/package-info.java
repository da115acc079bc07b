/**
 * Sign-in, single sign-on, invitations and passwords. What an account may do does not enter: that is {@code access}.
 */
@ApplicationModule(allowedDependencies = {"access", "archive", "collaboration", "contract", "engine", "forms", "identifiers", "mail"})
package se.samspel.accounts;

import org.springframework.modulith.ApplicationModule;
