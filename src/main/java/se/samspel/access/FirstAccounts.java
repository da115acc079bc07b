package se.samspel.access;

/** Accounts to lay out once in the life of a database, when groups and rights are in place and before anybody can sign in. */
public interface FirstAccounts {

    /** @return a lasting name, by which it is known that the accounts have been made */
    String name();

    void make();
}
