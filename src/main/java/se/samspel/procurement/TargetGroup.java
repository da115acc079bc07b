package se.samspel.procurement;

import java.util.Arrays;
import java.util.List;

import org.springframework.stereotype.Component;

import se.samspel.forms.OptionList;

/**
 * The people that an employment requirement is for: the model's three priorities (young people, foreign-born, people with a
 * disability) and the wider groups that the city names today.
 */
public enum TargetGroup {
    YOUTH("Unga"),
    FOREIGN_BORN("Utrikes födda"),
    DISABILITY("Personer med funktionsnedsättning"),
    LONG_TERM_UNEMPLOYED("Långtidsarbetslösa"),
    NEWLY_ARRIVED("Nyanlända"),
    SOCIAL_ASSISTANCE("Personer med försörjningsstöd");

    private final String label;

    TargetGroup(String label) {
        this.label = label;
    }

    @Component
    static class Options implements OptionList {

        @Override
        public String key() {
            return "targetGroupOptions";
        }

        @Override
        public List<Option> options() {
            return Arrays.stream(values()).map(group -> new Option(group.name(), group.label)).toList();
        }
    }
}
