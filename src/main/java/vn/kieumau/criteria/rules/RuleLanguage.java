package vn.kieumau.criteria.rules;

import com.google.common.collect.ImmutableList;
import dev.cel.checker.CelStandardDeclarations;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks texts against the names that figures have and makes rules of them. What it leaves out of CEL it leaves out on purpose:
 * without loops, texts to build and floating point, a rule costs at most one step per sign in it, and means the same everywhere.
 */
public final class RuleLanguage {
    /** Most steps a rule may take; every name, number, comparison and function is one. */
    public static final int MOST_STEPS = 200;

    /** Most characters of a rule. */
    public static final int MOST_CHARACTERS = 2_000;

    static final OpaqueType RATIO = OpaqueType.create("ratio");

    private static final CelOptions OPTIONS = CelOptions.current()
            .enableUnknownTracking(true)
            .enableHeterogeneousNumericComparisons(true)
            .maxExpressionCodePointSize(MOST_CHARACTERS)
            .maxParseRecursionDepth(60)
            .build();
    private static final Set<String> OF_CEL = Set.of(
            "logical_and",
            "logical_or",
            "logical_not",
            "conditional",
            "equals",
            "not_equals",
            "add_int64",
            "subtract_int64",
            "multiply_int64",
            "less_int64",
            "less_equals_int64",
            "greater_int64",
            "greater_equals_int64");
    private static final CelRuntime RUNTIME = CelRuntimeFactory.plannerRuntimeBuilder()
            .setOptions(OPTIONS)
            .addFunctionBindings(
                    CelFunctionBinding.from("ratio_of_counts", Long.class, Long.class, Ratio::of),
                    CelFunctionBinding.from("percent_of_count", Long.class, count -> Ratio.of(count, 100)),
                    CelFunctionBinding.from("decimal_of_text", String.class, text -> Ratio.of(new BigDecimal(text))),
                    comparison("less_ratio", sign -> sign < 0),
                    comparison("less_equals_ratio", sign -> sign <= 0),
                    comparison("greater_ratio", sign -> sign > 0),
                    comparison("greater_equals_ratio", sign -> sign >= 0))
            .build();
    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']*)'.*", Pattern.DOTALL);
    private static final Pattern NO_OVERLOAD =
            Pattern.compile("found no matching overload for '([^']*)' applied to '([^']*)'.*", Pattern.DOTALL);
    private static final Pattern RESULT =
            Pattern.compile("expected type '([^']*)' but found '([^']*)'", Pattern.DOTALL);

    private final Map<String, ValueType> names;
    private final CelCompiler compiler;
    private final CelCompiler conditions;

    /** @param names every name a rule may use, and what it stands for */
    public RuleLanguage(Map<String, ValueType> names) {
        this.names = Map.copyOf(names);
        this.compiler = builder().build();
        this.conditions = builder().setResultType(SimpleType.BOOL).build();
    }

    /**
     * A rule that is true or false.
     *
     * @throws RuleFaults with every fault and its place
     */
    public Rule condition(String source) throws RuleFaults {
        Rule rule = rule(source, conditions);
        if (rule.names().isEmpty()) {
            throw new RuleFaults(List.of(new RuleFault(1, 1, RuleFault.Kind.CONSTANT, source)));
        }
        return rule;
    }

    /**
     * A rule that comes to a count or a ratio.
     *
     * @throws RuleFaults with every fault and its place
     */
    public Rule figure(String source) throws RuleFaults {
        Rule rule = rule(source, compiler);
        if (!rule.isFigure()) {
            throw new RuleFaults(List.of(new RuleFault(1, 1, RuleFault.Kind.WRONG_RESULT, "bool")));
        }
        return rule;
    }

    private static Rule rule(String source, CelCompiler compiler) throws RuleFaults {
        if (source.codePointCount(0, source.length()) > MOST_CHARACTERS) {
            throw new RuleFaults(
                    List.of(new RuleFault(1, 1, RuleFault.Kind.TOO_LONG, String.valueOf(MOST_CHARACTERS))));
        }
        CelValidationResult result = compiler.compile(source);
        if (result.hasError()) {
            throw new RuleFaults(
                    result.getErrors().stream().map(RuleLanguage::fault).toList());
        }
        try {
            CelAbstractSyntaxTree tree = result.getAst();
            List<CelNavigableExpr> steps =
                    CelNavigableAst.fromAst(tree).getRoot().allNodes().toList();
            if (steps.size() > MOST_STEPS) {
                throw new RuleFaults(
                        List.of(new RuleFault(1, 1, RuleFault.Kind.TOO_COSTLY, steps.size() + " > " + MOST_STEPS)));
            }
            checkDecimals(tree, steps);
            TreeSet<String> used = new TreeSet<>();
            for (CelNavigableExpr step : steps) {
                if (step.getKind() == CelExpr.ExprKind.Kind.IDENT) {
                    used.add(step.expr().ident().name());
                }
            }
            return new Rule(source, RUNTIME.createProgram(tree), tree.getResultType(), used);
        } catch (CelValidationException | CelEvaluationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** {@code decimal('…')} takes a plain number written out, so that it cannot fail later. */
    private static void checkDecimals(CelAbstractSyntaxTree tree, List<CelNavigableExpr> steps) throws RuleFaults {
        for (CelNavigableExpr step : steps) {
            if (step.getKind() == CelExpr.ExprKind.Kind.CALL
                    && step.expr().call().function().equals("decimal")) {
                CelExpr text = step.expr().call().args().get(0);
                boolean number = text.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                        && text.constant().stringValue().matches("-?[0-9]{1,15}(\\.[0-9]{1,15})?");
                if (!number) {
                    var place = tree.getSource()
                            .getOffsetLocation(java.util.Objects.requireNonNullElse(
                                    tree.getSource().getPositionsMap().get(text.id()), 0));
                    throw new RuleFaults(List.of(new RuleFault(
                            place.map(at -> at.getLine()).orElse(1),
                            place.map(at -> at.getColumn() + 1).orElse(1),
                            RuleFault.Kind.SYNTAX,
                            "decimal")));
                }
            }
        }
    }

    private static RuleFault fault(CelIssue issue) {
        int line = issue.getSourceLocation().getLine();
        int column = issue.getSourceLocation().getColumn() + 1;
        String message = issue.getMessage();
        Matcher undeclared = UNDECLARED.matcher(message);
        if (undeclared.matches()) {
            return new RuleFault(line, column, RuleFault.Kind.UNKNOWN_NAME, undeclared.group(1));
        }
        Matcher overload = NO_OVERLOAD.matcher(message);
        if (overload.matches()) {
            String sign = overload.group(1).replaceAll("^_|_$|(?<=\\W)_|_(?=\\W)", "");
            return new RuleFault(line, column, RuleFault.Kind.TYPES_DO_NOT_FIT, sign + " " + overload.group(2));
        }
        Matcher result = RESULT.matcher(message);
        if (result.matches()) {
            return new RuleFault(line, column, RuleFault.Kind.WRONG_RESULT, result.group(2));
        }
        boolean deep = message.contains("recursion");
        return new RuleFault(line, column, deep ? RuleFault.Kind.TOO_COSTLY : RuleFault.Kind.SYNTAX, "");
    }

    private CelCompilerBuilder builder() {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardEnvironmentEnabled(false)
                .setStandardDeclarations(CelStandardDeclarations.newBuilder()
                        .filterFunctions((function, overload) ->
                                OF_CEL.contains(overload.celOverloadDecl().overloadId()))
                        .filterIdentifiers(identifier -> false)
                        .build())
                .addFunctionDeclarations(
                        function("ratio", "ratio_of_counts", RATIO, SimpleType.INT, SimpleType.INT),
                        function("percent", "percent_of_count", RATIO, SimpleType.INT),
                        function("decimal", "decimal_of_text", RATIO, SimpleType.STRING),
                        function("_<_", "less_ratio", SimpleType.BOOL, RATIO, RATIO),
                        function("_<=_", "less_equals_ratio", SimpleType.BOOL, RATIO, RATIO),
                        function("_>_", "greater_ratio", SimpleType.BOOL, RATIO, RATIO),
                        function("_>=_", "greater_equals_ratio", SimpleType.BOOL, RATIO, RATIO));
        names.forEach((name, type) -> builder.addVar(
                name,
                switch (type) {
                    case COUNT -> SimpleType.INT;
                    case RATIO -> RATIO;
                    case TEXT -> SimpleType.STRING;
                }));
        return builder;
    }

    private static CelFunctionDecl function(String name, String overload, CelType result, CelType... arguments) {
        return CelFunctionDecl.newFunctionDeclaration(
                name, CelOverloadDecl.newGlobalOverload(overload, result, ImmutableList.copyOf(arguments)));
    }

    private static CelFunctionBinding comparison(String overload, IntPredicate holds) {
        return CelFunctionBinding.from(
                overload, Ratio.class, Ratio.class, (left, right) -> holds.test(left.compareTo(right)));
    }
}
