package se.samspel.access;

/** The roles, each a group in the engine. A supplier and a procurer also belong to the group of their company or unit. */
public enum Role {
    PROCURER("procurer", "Upphandlare"),
    DECISION_MAKER("decision-maker", "Beslutsfattare"),
    SUPPORT_FUNCTION("support-function", "Stödfunktionen"),
    MATCHING_OFFICER("matching-officer", "Matchningsansvarig"),
    SUPPLIER("supplier", "Leverantör"),
    PROCESS_OWNER("process-owner", "Processägare"),
    ADMINISTRATOR("camunda-admin", "Administratör");

    private final String groupId;
    private final String swedish;

    Role(String groupId, String swedish) {
        this.groupId = groupId;
        this.swedish = swedish;
    }

    /** The id of the role's group, as diagrams and the table of rights name it. */
    public String groupId() {
        return groupId;
    }

    String swedish() {
        return swedish;
    }
}
