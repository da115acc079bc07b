package se.samspel.access;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import se.samspel.engine.SignedInUser;
import se.samspel.forms.FormFunction;
import se.samspel.forms.OptionList;

/** The units and people that a form can offer, and whether the person may register for a unit. */
@Configuration(proxyBeanMethods = false)
class PeopleInForms {

    /** A procurer is offered their own units; everybody else, who only reads the field, all of them. */
    @Bean
    OptionList contractingUnits(ContractingUnits units, SignedInUser signedIn) {
        return list("contractingUnits", () -> {
            Set<String> groups = signedIn.groups();
            List<ContractingUnits.Unit> own = units.units().stream()
                    .filter(unit -> groups.contains(ContractingUnits.procurersOf(unit.code()))).toList();
            return (own.isEmpty() ? units.units() : own).stream().map(unit -> new OptionList.Option(unit.code(), unit.name())).toList();
        });
    }

    @Bean
    OptionList matchingOfficers(IdentityService identity, SignedInUser signedIn) {
        return list("matchingOfficers", () -> membersOf(identity, signedIn, Role.MATCHING_OFFICER));
    }

    @Bean
    OptionList supportOfficers(IdentityService identity, SignedInUser signedIn) {
        return list("supportOfficers", () -> membersOf(identity, signedIn, Role.SUPPORT_FUNCTION));
    }

    /** {@code mayRegisterFor(unit)}: whether the signed-in person is a procurer of the unit; Samspel itself may. */
    @Bean
    FormFunction mayRegisterFor(SignedInUser signedIn) {
        return new FormFunction() {
            @Override
            public String name() {
                return "mayRegisterFor";
            }

            @Override
            public List<String> parameters() {
                return List.of("unit");
            }

            @Override
            public Object apply(List<Object> arguments) {
                return signedIn.id().isEmpty()
                        || arguments.get(0) instanceof String unit && signedIn.groups().contains(ContractingUnits.procurersOf(unit));
            }
        };
    }

    /** Asked without the person's own rights: who may choose an officer need not be able to see accounts. */
    private static List<OptionList.Option> membersOf(IdentityService identity, SignedInUser signedIn, Role role) {
        return signedIn.asSamspel(() -> identity.createUserQuery().memberOfGroup(role.groupId()).list().stream()
                .map(user -> new OptionList.Option(user.getId(), nameOf(user)))
                .sorted(Comparator.comparing(OptionList.Option::label))
                .toList());
    }

    private static String nameOf(User user) {
        String name = Stream.of(user.getFirstName(), user.getLastName()).filter(Objects::nonNull).collect(Collectors.joining(" ")).trim();
        return name.isEmpty() ? user.getId() : name;
    }

    private static OptionList list(String key, Supplier<List<OptionList.Option>> options) {
        return new OptionList() {
            @Override
            public String key() {
                return key;
            }

            @Override
            public List<Option> options() {
                return options.get();
            }
        };
    }
}
