/** What stands before every address: filters, and the pages that belong to no other room. */
package se.samspel.web;
