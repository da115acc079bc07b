package se.samspel.corrections;

import java.util.Set;

/**
 * One step of a process, as a form asks for it.
 *
 * @param id      the form's
 * @param doers   who may correct it
 * @param frozen  from when it cannot be corrected at all
 * @param fixed   fields that are never changed, beside those that the way through the process was chosen by
 * @param instead Swedish: what to do instead, where the step is frozen or a field is fixed
 */
record Step(String id, Set<Doer> doers, Frozen frozen, Set<String> fixed, String instead) {

    enum Frozen {
        /** It can be corrected at any time, also after the case has ended. */
        NEVER,
        /** The support function has approved it, and from publication it binds everybody. */
        FROM_APPROVAL,
        /** It is a fact of a contract that has been awarded. */
        FROM_AWARD,
        ALWAYS
    }

    static Step correctable(String id, Set<Doer> doers, String instead, String... fixed) {
        return new Step(id, doers, Frozen.NEVER, Set.of(fixed), instead);
    }

    static Step frozen(String id, Set<Doer> doers, Frozen from, String instead) {
        return new Step(id, doers, from, Set.of(), instead);
    }
}
