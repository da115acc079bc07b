package se.samspel.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the expressions of a diagram may call. Everything else that runs in the same machine is out of their reach. */
public interface DiagramWords {

    /** @return names of methods, by the name of the bean that has them; every method of such a name may be called */
    Map<String, Set<String>> methods();

    /** @return the methods that may be called of the bean; empty when none of the lists has it */
    static Set<String> of(List<DiagramWords> lists, String bean) {
        return lists.stream().map(list -> list.methods().get(bean)).filter(methods -> methods != null).findFirst().orElse(Set.of());
    }
}
