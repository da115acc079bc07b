/** The form seam: what a person submits is checked, stored once and prefilled here. */
package se.samspel.forms;
