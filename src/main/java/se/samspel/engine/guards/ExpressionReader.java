package se.samspel.engine.guards;

import java.util.List;
import java.util.Set;

import org.camunda.bpm.impl.juel.AstBracket;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstFunction;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.TreeBuilderException;
import org.springframework.stereotype.Component;

import se.samspel.engine.DiagramExpressions;
import se.samspel.engine.DiagramWords;

/** What {@link ListedExpressions} would refuse when it runs, found when a diagram is deployed. */
@Component
class ExpressionReader implements DiagramExpressions {

    /** The engine's own names for itself; a diagram has {@code execution} alone, and hands it to a bean. */
    private static final Set<String> ENGINES = Set.of("task", "caseExecution", "externalTask", "authenticatedUserId", "variableContext");

    private final List<DiagramWords> words;

    ExpressionReader(List<DiagramWords> words) {
        this.words = words;
    }

    @Override
    public String outOfReach(String text) {
        if (!text.contains("${") && !text.contains("#{")) {
            return null;
        }
        try {
            return outOfReach(new Builder(Builder.Feature.METHOD_INVOCATIONS).build(text.strip()).getRoot());
        } catch (TreeBuilderException unreadable) {
            return "det går inte att läsa";
        }
    }

    private String outOfReach(Node node) {
        if (node instanceof AstMethod call) {
            String refused = refusedCall(call);
            // the bean and its method have been looked at; the arguments have not
            return refused != null ? refused : outOfReach(call.getChild(1));
        }
        if (node instanceof AstDot dot) {
            return isCanceled(dot) ? null : "det läser " + name(dot) + " i något annat";
        }
        if (node instanceof AstBracket) {
            return "det läser något med hakparentes";
        }
        if (node instanceof AstFunction function) {
            return "det anropar funktionen " + function.getName();
        }
        if (node instanceof AstIdentifier identifier && ENGINES.contains(identifier.getName())) {
            return "det läser " + identifier.getName();
        }
        for (int i = 0; i < node.getCardinality(); i++) {
            String refused = outOfReach(node.getChild(i));
            if (refused != null) {
                return refused;
            }
        }
        return null;
    }

    private String refusedCall(AstMethod call) {
        if (!(call.getChild(0) instanceof AstDot dot) || !(dot.getChild(0) instanceof AstIdentifier bean)) {
            return "det anropar något annat än en namngiven tjänst";
        }
        return DiagramWords.of(words, bean.getName()).contains(name(dot)) ? null : "det anropar " + bean.getName() + "." + name(dot);
    }

    private static boolean isCanceled(AstDot dot) {
        return dot.getChild(0) instanceof AstIdentifier scope && scope.getName().equals("execution") && name(dot).equals("canceled");
    }

    /** The property is the node's own affair, but its text is a dot, a space and the name. */
    private static String name(AstDot dot) {
        return dot.toString().substring(1).strip();
    }
}
