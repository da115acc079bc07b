/** The engine's commands on tasks and starts with a form, led through the form seam. Internal to the engine's room. */
package se.samspel.engine.seam;
