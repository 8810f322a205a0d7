package vn.kieumau.criteria.rules;

import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A rule taken apart, so that it can be told to people in their own words. */
public sealed interface Phrase {
    /** What the rule calls by a name: a figure, a level, an attribute of the unit. */
    record Name(String name) implements Phrase {}

    record Count(long count) implements Phrase {}

    record Text(String text) implements Phrase {}

    /**
     * A sign or a function with what it is applied to.
     *
     * @param sign as {@link #AND}, {@code _<_} or {@code ratio}: what the language calls it
     * @param parts two or more of a chain of ands or ors, else as many as the sign takes
     */
    record Call(String sign, List<Phrase> parts) implements Phrase {}

    String AND = "_&&_";
    String OR = "_||_";

    /** Nothing where the text is not written as a rule is; whether its names exist is not looked at. */
    static Optional<Phrase> of(String rule) {
        CelValidationResult parsed = Parser.CEL.parse(rule);
        if (parsed.hasError()) {
            return Optional.empty();
        }
        try {
            return Parser.phrase(parsed.getAst().getExpr());
        } catch (CelValidationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** From CEL's tree. */
    final class Parser {
        private static final CelCompiler CEL =
                CelCompilerFactory.standardCelCompilerBuilder().build();

        private Parser() {}

        private static Optional<Phrase> phrase(CelExpr expression) {
            return switch (expression.getKind()) {
                case IDENT -> Optional.of(new Name(expression.ident().name()));
                case CONSTANT -> constant(expression.constant());
                case CALL -> call(expression.call());
                default -> Optional.empty();
            };
        }

        private static Optional<Phrase> constant(CelConstant constant) {
            return switch (constant.getKind()) {
                case INT64_VALUE -> Optional.of(new Count(constant.int64Value()));
                case STRING_VALUE -> Optional.of(new Text(constant.stringValue()));
                default -> Optional.empty();
            };
        }

        private static Optional<Phrase> call(CelExpr.CelCall call) {
            List<Phrase> parts = new ArrayList<>();
            for (CelExpr each : call.args()) {
                Optional<Phrase> part = phrase(each);
                if (part.isEmpty()) {
                    return Optional.empty();
                }
                boolean chained = call.function().equals(AND) || call.function().equals(OR);
                if (chained && part.get() instanceof Call inner && inner.sign().equals(call.function())) {
                    parts.addAll(inner.parts());
                } else {
                    parts.add(part.get());
                }
            }
            return Optional.of(new Call(call.function(), List.copyOf(parts)));
        }
    }
}
