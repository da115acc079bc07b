/**
 * The form seam: what a person submits is checked against the form it was shown in, stored once, and shown again where a
 * later form names the same field. A form needs no code of its own here.
 */
package se.samspel.forms;
