/**
 * What identifies: the numbers of cases, contracts, companies and people, addresses of mail, and how text that people write is taken.
 * Values that refuse nonsense in their constructor, and nothing else: no database, no engine, no sentence for a screen. Knows nobody.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package se.samspel.identifiers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
