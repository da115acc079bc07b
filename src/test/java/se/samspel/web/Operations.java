package se.samspel.web;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;

import org.camunda.bpm.engine.rest.impl.DefaultProcessEngineRestServiceImpl;

/** Every operation of the engine's REST API, as the API itself declares it: none is forgotten when the engine gets a new one. */
final class Operations {

    private Operations() {
    }

    /** @param template the path below {@code /engine-rest}, with {@code {…}} for what is named */
    record Operation(String method, String template, boolean multipart) {

        boolean reads() {
            return method.equals("GET") || method.equals("OPTIONS") || method.equals("HEAD")
                    || method.equals("POST") && (template.matches("(/history)?/[a-z-]+(/count)?")
                            || template.matches("/filter/\\{.*}/(list|count|singleResult)")
                            || template.matches("/group/\\{id}/members") || template.equals("/schema/log"))
                            && !template.matches("/(message|signal|condition|history/cleanup)");
        }
    }

    static List<Operation> all() {
        Set<Operation> operations = new LinkedHashSet<>();
        collect(DefaultProcessEngineRestServiceImpl.class, "", operations);
        return operations.stream().sorted(Comparator.comparing(Operation::template).thenComparing(Operation::method)).toList();
    }

    private static void collect(Class<?> resource, String prefix, Set<Operation> operations) {
        for (Method method : resource.getMethods()) {
            Path path = method.getAnnotation(Path.class);
            String template = path == null ? prefix : prefix + (path.value().startsWith("/") ? "" : "/") + path.value();
            template = template.replaceAll("\\{([^:}]*):[^}]*}", "{$1}").replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
            List<String> verbs = verbs(method);
            for (String verb : verbs) {
                operations.add(new Operation(verb, template, consumesMultipart(method)));
            }
            if (verbs.isEmpty() && path != null && !method.getReturnType().equals(resource)) {
                collect(method.getReturnType(), template, operations);
            }
        }
    }

    private static List<String> verbs(Method method) {
        List<String> verbs = new ArrayList<>();
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (verb != null) {
                verbs.add(verb.value());
            }
        }
        return verbs;
    }

    private static boolean consumesMultipart(Method method) {
        return Stream.ofNullable(method.getAnnotation(Consumes.class)).flatMap(consumes -> Arrays.stream(consumes.value()))
                .anyMatch(type -> type.startsWith("multipart"));
    }
}
