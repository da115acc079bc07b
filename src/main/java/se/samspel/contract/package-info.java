/**
 * A supplier's commitment: the winners, their contracts, reports and fulfilment. Nothing about candidates or about who is placed enters.
 */
@ApplicationModule(allowedDependencies = {"archive", "engine", "forms", "identifiers", "procurement", "standstill"})
package se.samspel.contract;

import org.springframework.modulith.ApplicationModule;
