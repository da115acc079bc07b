package se.samspel.web.pages;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import se.samspel.contract.Contract;
import se.samspel.contract.Contracts;

/** Gathers what is known of where a case stands, before anything is put in words or left out for its reader. */
@Component
class CaseFacts {

    /** What stands beside the case: told of elsewhere. */
    private static final Set<String> BESIDE = Set.of("notice");

    private final CaseQueries queries;
    private final Contracts contracts;
    private final Clock clock;

    CaseFacts(CaseQueries queries, Contracts contracts, Clock clock) {
        this.queries = queries;
        this.contracts = contracts;
        this.clock = clock;
    }

    /** @param names of everybody who has a part, by user id */
    record Facts(CaseQueries.Head head, List<CaseQueries.Instance> instances, List<CaseQueries.Token> tokens, List<CaseQueries.Task> tasks,
            List<CaseQueries.Timer> timers, List<CaseQueries.Incident> incidents, List<CaseQueries.Act> acts, List<Contract> contracts,
            List<CaseQueries.Version> versions, List<CaseQueries.Place> places, Map<String, String> names, Map<String, String> groupNames,
            java.time.Instant now) {

        CaseQueries.Instance instance(String id) {
            return instances.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
        }

        String name(String user) {
            String name = user == null ? "" : names.getOrDefault(user, "");
            return user == null ? "Samspel" : name.isEmpty() ? user : name;
        }

        /** Who has the task, in words. */
        String holder(CaseQueries.Task task) {
            if (task.assignee() != null) {
                return name(task.assignee());
            }
            String groups = task.groups().stream().map(group -> groupNames.getOrDefault(group, group)).collect(Collectors.joining(", "));
            return groups.isEmpty() ? "Ingen" : groups + " (ledig att ta)";
        }

        /** The contract that the task is about; null for none. */
        String contractOf(CaseQueries.Task task) {
            if (task.contractId() != null) {
                return task.contractId();
            }
            String key = instance(task.instance()).key();
            return key.equals(head.number()) ? null : key;
        }

        /** The latest instance of the process for this key, running or ended. */
        Optional<CaseQueries.Instance> of(String process, String key) {
            return instances.stream().filter(one -> one.process().equals(process) && one.key().equals(key)).reduce((first, last) -> last);
        }
    }

    Optional<Facts> of(String number) {
        return queries.head(number).map(head -> {
            List<Contract> agreed = contracts.ofCase(number);
            List<String> ids = agreed.stream().map(Contract::contractId).toList();
            List<String> keys = new ArrayList<>(ids);
            keys.add(number);
            List<CaseQueries.Instance> instances = queries.instances(keys).stream().filter(one -> !BESIDE.contains(one.process())).toList();
            List<String> running = instances.stream().filter(CaseQueries.Instance::isRunning).map(CaseQueries.Instance::id).toList();
            List<CaseQueries.Task> tasks = queries.tasks(running);
            List<CaseQueries.Act> acts = queries.acts(number);
            List<CaseQueries.Version> versions = queries.versions(ids);
            Set<String> people = new HashSet<>();
            Stream.of(tasks.stream().map(CaseQueries.Task::assignee), acts.stream().map(CaseQueries.Act::by),
                    versions.stream().flatMap(one -> Stream.of(CaseQueries.text(one.askedBy()), CaseQueries.text(one.approvedBy()),
                            String.valueOf(one.facts().get("contactPerson")))),
                    agreed.stream().map(Contract::contactPerson), Stream.of(head.procurer())).flatMap(all -> all)
                    .filter(user -> user != null && !user.isEmpty()).forEach(people::add);
            Set<String> groups = tasks.stream().flatMap(task -> task.groups().stream()).collect(Collectors.toSet());
            return new Facts(head, instances, queries.tokens(running), tasks, queries.timers(running), queries.incidents(running), acts,
                    agreed, versions, queries.places(ids), queries.names(people), queries.groupNames(groups), clock.instant());
        });
    }
}
