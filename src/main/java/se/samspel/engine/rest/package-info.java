/** What the engine's REST interfaces answer when something is wrong. Internal to the engine's room. */
package se.samspel.engine.rest;
