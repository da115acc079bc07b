package se.samspel.web.pages;

import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Component;

import se.samspel.archive.Zone;
import se.samspel.contract.Contract;
import se.samspel.contract.ContractState;
import se.samspel.web.pages.CaseFacts.Facts;

/**
 * A contract as its own supplier sees it: what the supplier process holds, and nothing of the other two. The supplier of today sees it:
 * after
 * a take-over the new one and not the old.
 */
@Component
class SupplierWords {

    private static final String PROCESS = "supplier";

    private final CaseWords words;
    private final StartLinks starts;

    SupplierWords(CaseWords words, StartLinks starts) {
        this.words = words;
        this.starts = starts;
    }

    /** Whether the contract is the reader's company's, and has been awarded to it: a winner hears of it at contact point 2. */
    boolean isOf(Reader reader, Contract contract) {
        return (contract.isAwarded() || contract.state() == ContractState.CLOSED || contract.state() == ContractState.TERMINATED)
                && reader.companies().contains(Company.groupOf(contract));
    }

    CaseContent of(Facts all, Contract contract, Reader reader) {
        Facts own = narrowed(all, contract.contractId());
        List<CaseContent.Work> work = own.tasks().stream().map(task -> words.work(own, task, reader)).toList();
        return new CaseContent(all.head().number(), all.head().title(), words.unit(all.head().unit()), all.name(all.head().procurer()),
                "", sentence(own), List.of(), work,
                own.instances().stream().filter(one -> one.process().equals(PROCESS))
                        .map(one -> words.process(own, one, contract.contractId())).toList(),
                List.of(), words.days(own), List.of(words.agreement(own, contract, false, false)),
                words.history(own, step -> !isOfCity(step)), List.of(), starts.of(reader), "",
                CaseWords.addressOfContract(contract.contractId()), "");
    }

    private String sentence(Facts own) {
        if (own.instances().isEmpty()) {
            return "Avtalet har inte börjat.";
        }
        return own.instances().stream().noneMatch(CaseQueries.Instance::isRunning) ? "Avtalet är avslutat." : words.sentence(own);
    }

    /** What the city decides about a contract stands in the case; the supplier learns it by its own tasks and by letter. */
    private static boolean isOfCity(String step) {
        return Set.of("assess-deviation", "decide-sanction", "approve-sanction").contains(step) || Zone.TARGET_GROUP.holds(step)
                && !Set.of("interview-candidates", "internship-check-in").contains(step);
    }

    private static Facts narrowed(Facts all, String contractId) {
        List<CaseQueries.Instance> instances = all.instances().stream().filter(one -> one.process().equals(PROCESS)
                && one.key().equals(contractId)).toList();
        Set<String> ids = instances.stream().map(CaseQueries.Instance::id).collect(java.util.stream.Collectors.toSet());
        return new Facts(all.head(), instances, all.tokens().stream().filter(one -> ids.contains(one.instance())).toList(),
                all.tasks().stream().filter(one -> ids.contains(one.instance()) && !isOfCity(one.step())).toList(),
                all.timers().stream().filter(one -> ids.contains(one.instance())).toList(), List.of(),
                all.acts().stream().filter(one -> ids.contains(one.instance()) && !one.isMessage()).toList(),
                List.of(contract(all, contractId)), all.versions(), all.places(), all.names(), all.groupNames(), all.now());
    }

    private static Contract contract(Facts all, String contractId) {
        return all.contracts().stream().filter(one -> one.contractId().equals(contractId)).findFirst().orElseThrow();
    }
}
