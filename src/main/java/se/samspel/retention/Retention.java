package se.samspel.retention;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.samspel.archive.ArchiveRemoval;
import se.samspel.archive.ArchiveRemoval.CaseInArchive;
import se.samspel.archive.Zone;
import se.samspel.contract.Contract;
import se.samspel.contract.Contracts;
import se.samspel.engine.SignedInUser;

/** What may go now, and its going. A case is over when none of its processes runs, and was over when the last of them ended. */
@Service
public class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final String SUPPLIERS = "supplier";

    private final Map<DocumentKind, RetentionSettings.Rule> rules;
    private final ArchiveRemoval archive;
    private final Contracts contracts;
    private final RuntimeService runtime;
    private final HistoryService history;
    private final IdentityService identity;
    private final SignedInUser signedIn;
    private final Clock clock;

    Retention(RetentionSettings settings, ArchiveRemoval archive, Contracts contracts, RuntimeService runtime, HistoryService history,
            IdentityService identity, SignedInUser signedIn, Clock clock) {
        this.rules = settings.rules();
        this.archive = archive;
        this.contracts = contracts;
        this.runtime = runtime;
        this.history = history;
        this.identity = identity;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    /** How long a kind is kept. @param decision empty when nothing of the kind is removed */
    public record Kept(DocumentKind kind, String keep, String decision) {
    }

    /**
     * What goes.
     *
     * @param what  a case's number, a process's key and number, or an account's id
     * @param ended the day from which its time was counted
     * @param items submissions, instances or accounts, as the archive writes them
     */
    public record Going(DocumentKind kind, String what, LocalDate ended, List<String> items) {
    }

    public List<Kept> kept() {
        return Arrays.stream(DocumentKind.values()).map(kind -> {
            RetentionSettings.Rule rule = rules.get(kind);
            return new Kept(kind, rule == null ? "" : String.valueOf(rule.keep()),
                    rule == null ? "" : rule.reference().orElse(""));
        }).toList();
    }

    /** What would go if it were done now: only what has a decision. */
    @Transactional(readOnly = true)
    public List<Going> dryRun() {
        return signedIn.asSamspel(this::going);
    }

    /**
     * Removes what may go now, and writes that it did.
     *
     * @param by the user's id
     */
    @Transactional
    public List<Going> remove(String by) {
        return signedIn.asSamspel(() -> {
            List<Going> going = going();
            for (DocumentKind kind : DocumentKind.values()) {
                List<String> items = going.stream().filter(one -> one.kind() == kind).flatMap(one -> one.items().stream()).toList();
                if (!items.isEmpty()) {
                    String decision = rule(kind).flatMap(RetentionSettings.Rule::reference).orElseThrow();
                    remove(kind, decision, by, items);
                    LOG.info("{} gallrar {} av slaget {} enligt {}", by, items.size(), kind, decision);
                }
            }
            return going;
        });
    }

    private void remove(DocumentKind kind, String decision, String by, List<String> items) {
        switch (kind) {
            case HISTORY -> {
                archive.write(kind.name(), decision, by, items);
                history.deleteHistoricProcessInstances(items);
            }
            case ACCOUNTS -> {
                archive.write(kind.name(), decision, by, items);
                items.forEach(identity::deleteUser);
            }
            default -> archive.remove(kind.name(), decision, by, items.stream().map(Long::valueOf).toList());
        }
    }

    private Optional<RetentionSettings.Rule> rule(DocumentKind kind) {
        return Optional.ofNullable(rules.get(kind)).filter(rule -> rule.reference().isPresent());
    }

    private List<Going> going() {
        List<Going> going = new ArrayList<>();
        Set<String> running = runtime.createProcessInstanceQuery().list().stream().map(ProcessInstance::getBusinessKey)
                .filter(key -> key != null).collect(Collectors.toSet());
        Map<String, Instant> ended = ends();
        for (CaseInArchive one : archive.cases()) {
            if (isOpen(one, running)) {
                continue;
            }
            Instant end = one.processInstances().stream().map(ended::get).filter(when -> when != null).max(Comparator.naturalOrder())
                    .orElse(one.lastSubmitted());
            add(going, DocumentKind.CASE_ANSWERS, one.registryNumber(), end, () -> texts(archive.submissionsOf(one.registryNumber(),
                    Zone.CONTRACT)));
            add(going, DocumentKind.PEOPLE_ANSWERS, one.registryNumber(), end, () -> texts(archive.submissionsOf(one.registryNumber(),
                    Zone.TARGET_GROUP)));
        }
        rule(DocumentKind.HISTORY).ifPresent(rule -> history.createHistoricProcessInstanceQuery().finished().rootProcessInstances()
                .finishedBefore(Date.from(LocalDate.now(clock).minus(rule.keep()).atStartOfDay(clock.getZone()).toInstant())).list()
                .stream().filter(instance -> running.stream().noneMatch(key -> isOfSameCase(key, instance.getBusinessKey())))
                .forEach(instance -> going.add(new Going(DocumentKind.HISTORY, instance.getProcessDefinitionKey() + " "
                        + (instance.getBusinessKey() == null ? "" : instance.getBusinessKey()), day(instance.getEndTime().toInstant()),
                        List.of(instance.getId())))));
        rule(DocumentKind.ACCOUNTS).ifPresent(rule -> going.addAll(accounts()));
        return going;
    }

    private static List<String> texts(Collection<Long> numbers) {
        return numbers.stream().map(String::valueOf).toList();
    }

    private void add(List<Going> going, DocumentKind kind, String what, Instant end, Supplier<List<String>> items) {
        if (rule(kind).filter(rule -> isOver(rule, day(end))).isPresent()) {
            List<String> found = items.get();
            if (!found.isEmpty()) {
                going.add(new Going(kind, what, day(end), found));
            }
        }
    }

    private boolean isOver(RetentionSettings.Rule rule, LocalDate end) {
        return !end.plus(Objects.requireNonNull(rule.keep())).isAfter(LocalDate.now(clock).minusDays(1));
    }

    private LocalDate day(Instant instant) {
        return instant.atZone(clock.getZone()).toLocalDate();
    }

    private Map<String, Instant> ends() {
        Map<String, Instant> ends = new HashMap<>();
        history.createHistoricProcessInstanceQuery().finished().list().forEach(instance -> ends.put(instance.getId(),
                instance.getEndTime().toInstant()));
        return ends;
    }

    private boolean isOpen(CaseInArchive one, Set<String> running) {
        return running.stream().anyMatch(key -> isOfSameCase(key, one.registryNumber()))
                || contracts.ofCase(one.registryNumber()).stream().anyMatch(contract -> contract.state().isOpen());
    }

    /** A contract's number is its case's with one number more. */
    private static boolean isOfSameCase(String key, @Nullable String other) {
        return other != null && (key.equals(other) || key.startsWith(other + "/") || other.startsWith(key + "/"));
    }

    /** Of a company all of whose contracts have ended; an account that belongs to nothing else. */
    private List<Going> accounts() {
        Map<String, LocalDate> lastEnds = new HashMap<>();
        Set<String> open = new HashSet<>();
        for (Contract contract : contracts.all()) {
            String company = contract.supplierId().group();
            if (contract.state().isOpen()) {
                open.add(company);
            }
            lastEnds.merge(company, contract.contractEnd(), (one, other) -> one.isAfter(other) ? one : other);
        }
        List<Going> accounts = new ArrayList<>();
        for (User user : identity.createUserQuery().memberOfGroup(SUPPLIERS).list()) {
            Set<String> groups = identity.createGroupQuery().groupMember(user.getId()).list().stream().map(Group::getId)
                    .collect(Collectors.toSet());
            groups.remove(SUPPLIERS);
            boolean isOfCompaniesAlone = !groups.isEmpty() && groups.stream().allMatch(lastEnds::containsKey);
            if (isOfCompaniesAlone && groups.stream().noneMatch(open::contains)) {
                LocalDate end = groups.stream().map(lastEnds::get).max(Comparator.naturalOrder()).orElseThrow();
                rule(DocumentKind.ACCOUNTS).filter(rule -> isOver(rule, end)).ifPresent(rule -> accounts.add(
                        new Going(DocumentKind.ACCOUNTS, user.getId(), end, List.of(user.getId()))));
            }
        }
        return accounts;
    }
}
