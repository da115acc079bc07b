package se.samspel.notifications;

import java.util.Map;

/**
 * One thing to be told, as it is true now.
 *
 * @param kind   whose template it is written with
 * @param line   in one line, for a subject or a digest
 * @param link   where it is dealt with
 * @param fields for the template
 */
record Item(Kind kind, String line, String link, Map<String, String> fields) {
}
