package se.samspel.targetgroup;

import java.util.List;

import org.springframework.stereotype.Component;

import se.samspel.forms.FormFunction;

/** {@code maxInternshipWeeks()} in the checks of the forms. */
@Component
class PlacementRules implements FormFunction {

    private final PlacementSettings settings;

    PlacementRules(PlacementSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "maxInternshipWeeks";
    }

    @Override
    public List<String> parameters() {
        return List.of();
    }

    @Override
    public Object apply(List<Object> arguments) {
        return settings.maxInternshipWeeks();
    }
}
