/** Deployment of diagrams, decision tables and forms, and what they may hold. */
package se.samspel.model;
