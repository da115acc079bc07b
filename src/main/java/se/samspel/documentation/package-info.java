/** A case's documentation and trace, from the archive and the words of the forms that were used. */
package se.samspel.documentation;
