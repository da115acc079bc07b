package se.samspel.targetgroup;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param followUpMonths     months after a placement's start when its follow-ups are due, ascending
 * @param maxInternshipWeeks the longest internship before an employment, in weeks; Göteborg has said 2, 4 and "individually"
 */
@ConfigurationProperties("samspel.placement")
record PlacementSettings(@DefaultValue({"1", "3", "6", "12"}) List<Integer> followUpMonths, @DefaultValue("4") int maxInternshipWeeks) {
}
