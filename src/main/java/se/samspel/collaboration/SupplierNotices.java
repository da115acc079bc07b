package se.samspel.collaboration;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

import se.samspel.archive.Submission;
import se.samspel.archive.SubmissionArchive;
import se.samspel.contract.Contract;
import se.samspel.contract.Contracts;

/** What a supplier tells of its contract beside its own process, but for its places: contacts, and what it is answered. */
@Component("supplierNotices")
public class SupplierNotices {

    /**
     * @param publicMailDomains where anybody may have an address: such a domain is no company's own, and an invitation waits for the
     *                          contact person's yes (Samspel's rule)
     */
    @ConfigurationProperties("samspel.suppliers")
    record Settings(@DefaultValue({"gmail.com", "googlemail.com", "hotmail.com", "hotmail.se", "outlook.com", "live.com", "live.se",
            "msn.com", "yahoo.com", "yahoo.se", "icloud.com", "me.com", "telia.com", "bredband.net", "comhem.se", "spray.se", "proton.me",
            "protonmail.com"}) Set<String> publicMailDomains) {
    }

    private static final String NOTICE = "report-from-supplier";

    private final SubmissionArchive archive;
    private final Contracts contracts;
    private final Notices notices;
    private final Settings settings;

    SupplierNotices(SubmissionArchive archive, Contracts contracts, Notices notices, Settings settings) {
        this.archive = archive;
        this.contracts = contracts;
        this.notices = notices;
        this.settings = settings;
    }

    /** Whether the told contact's address is at the domain of the contact that the contract has, and that is a company's own. */
    public boolean isOwnDomain(DelegateExecution execution) {
        String told = domain((String) notice(execution).get("supplierContactEmail"));
        return told.equals(domain(contract(execution).supplierContactEmail())) && !told.isEmpty()
                && !settings.publicMailDomains().contains(told);
    }

    /** The told contact works in the contract from now and is invited; the contact person is told. */
    public void newContact(DelegateExecution execution) {
        Contract contract = contract(execution);
        Submission told = archive.latest(execution.getProcessInstanceId(), NOTICE, null, null).orElseThrow();
        Map<String, Object> contact = new HashMap<>();
        List.of("supplierContactName", "supplierContactEmail").forEach(key -> contact.put(key, told.answers().get(key)));
        if (!contract.state().isOpen()) {
            return;
        }
        contracts.newContact(contract.contractId(), contact, (String) told.answers().get("noticeText"), told.submittedBy(),
                "YES".equals(told.answers().get("formerContactLeft")));
        if (!told.submittedBy().equals(contract.contactPerson())) {
            notices.tellPerson(contract.registryNumber(), title(contract), contract.supplierName() + " har en ny kontaktperson för avtalet "
                    + contract.contractId() + ": " + contact.get("supplierContactName") + ", " + contact.get("supplierContactEmail") + ".",
                    contract.contactPerson());
        }
    }

    /** Nothing comes of what was told: the company is told so, and what the contact person writes. */
    public void decline(DelegateExecution execution, String answeringStep) {
        Contract contract = contract(execution);
        Object comment = archive.latest(execution.getProcessInstanceId(), answeringStep, null, null).map(Submission::answers)
                .orElse(Map.of()).get("comment");
        notices.tellGroup(contract.registryNumber(), title(contract), "Det som har meddelats om avtalet " + contract.contractId()
                + " gäller inte." + (comment == null ? "" : " Kontaktpersonen skriver: " + comment),
                contract.supplierId().group());
    }

    private String title(Contract contract) {
        return archive.latestOfCase(contract.registryNumber(), "register-procurement")
                .map(registered -> (String) registered.answers().get("title")).orElse(contract.contractId());
    }

    private Map<String, Object> notice(DelegateExecution execution) {
        return archive.latest(execution.getProcessInstanceId(), NOTICE, null, null).orElseThrow().answers();
    }

    private Contract contract(DelegateExecution execution) {
        return contracts.find((String) execution.getVariable("contractId")).orElseThrow();
    }

    private static String domain(String address) {
        return address == null ? "" : address.substring(address.lastIndexOf('@') + 1).strip().toLowerCase(Locale.ROOT);
    }
}
