/** The only place that knows the engine's internals. */
package se.samspel.engine;
