/**
 * Speed only: what the engine does that nobody here needs, left out. Internal to the engine's room; could go without anybody noticing but
 * the clock.
 */
package se.samspel.engine.lean;
