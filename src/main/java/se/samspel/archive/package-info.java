/**
 * What was answered, by whom, when; never changed. Everybody may read it. Nothing of the domain, of forms or of the engine enters, and no
 * row is ever updated. Knows nobody.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package se.samspel.archive;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
