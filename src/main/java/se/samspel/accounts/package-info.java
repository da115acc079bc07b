/** Sign-in, single sign-on, invitations and passwords. */
package se.samspel.accounts;
