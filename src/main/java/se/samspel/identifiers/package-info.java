/** What identifies: the numbers of cases, contracts, companies and people, addresses of mail, and how text that people write is taken. Knows nobody. */
package se.samspel.identifiers;
