/** What was answered, by whom, when; never changed. Knows nobody: everybody may read it, and nothing of the domain, of forms or of the engine enters. */
package se.samspel.archive;
