/** What the engine's authorizations leave open, closed. Internal to the engine's room. */
package se.samspel.engine.guards;
