package se.samspel.demonstration;

import static se.samspel.access.ContractingUnits.procurersOf;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import se.samspel.access.FirstAccounts;
import se.samspel.access.SupplierAccess;
import se.samspel.identifiers.SupplierId;

/** The people of the demonstration, one or two in each role, all with the same password. Made once: who is removed stays so. */
@Component
@Profile("demonstration")
class DemonstrationUsers implements FirstAccounts {

    private static final String PASSWORD = "samspel-demo";
    private static final SupplierId BYGG = new SupplierId("5566778899");
    private static final SupplierId REN = new SupplierId("5599001129");

    private final IdentityService identity;
    private final SupplierAccess suppliers;

    DemonstrationUsers(IdentityService identity, SupplierAccess suppliers) {
        this.identity = identity;
        this.suppliers = suppliers;
    }

    @Override
    public String name() {
        return "demonstration-users";
    }

    @Override
    public void make() {
        suppliers.companyGroup(BYGG, "Bygg & Bo AB");
        suppliers.companyGroup(REN, "Ren Service AB");
        make("anna", "Anna", "Andersson", "procurer", procurersOf("fastighet"));
        make("bengt", "Bengt", "Berg", "procurer", procurersOf("utbildning"));
        make("cecilia", "Cecilia", "Carlsson", "decision-maker");
        make("david", "David", "Dahl", "support-function");
        make("elin", "Elin", "Ek", "matching-officer");
        make("farid", "Farid", "Fallah", "matching-officer");
        make("gustav", "Gustav", "Gren", "supplier", BYGG.group());
        make("hanna", "Hanna", "Holm", "supplier", REN.group());
        make("ingrid", "Ingrid", "Isaksson", "process-owner");
        make("admin", "Adam", "Admin", "camunda-admin");
    }

    private void make(String id, String firstName, String lastName, String... groups) {
        User user = identity.newUser(id);
        user.setFirstName(firstName);
        user.setLastName(lastName);
        user.setEmail(id + "@example.se");
        user.setPassword(PASSWORD);
        identity.saveUser(user);
        for (String group : groups) {
            identity.createMembership(id, group);
        }
    }
}
