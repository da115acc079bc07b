/** What a procurement is: its registration, its terms and its award. */
package se.samspel.procurement;
