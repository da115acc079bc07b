/** The labour-market side's facts: candidates as references, placements and their follow-up. */
package se.samspel.targetgroup;
