package vn.kieumau.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.Import;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.AsOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Refusal;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.DemoApi;
import vn.kieumau.support.Routes;
import vn.kieumau.support.Routes.Route;
import vn.kieumau.web.Created;
import vn.kieumau.web.IfMatch;
import vn.kieumau.web.Problem;
import vn.kieumau.web.Requires;
import vn.kieumau.web.View;

/** The description that the application serves is the one that its controllers give, and its answers are as described. */
@ApplicationTest
@Import(OpenApiDocsTest.Describing.class)
@TestPropertySource(
        properties = {
            "springdoc.api-docs.enabled=true",
            "springdoc.paths-to-match=/api/v1/**",
            "springdoc.paths-to-exclude=/api/v1/openapi.json",
            "springdoc.api-docs.version=openapi_3_1",
            "springdoc.override-with-generic-response=false",
            "springdoc.default-produces-media-type=application/json",
            "springdoc.writer-with-order-by-keys=true"
        })
class OpenApiDocsTest {
    private static final Path SERVED = Path.of("src/main/resources/api/openapi.json");

    /** Pages that programs have no use for, each with the reason. */
    private static final Map<String, String> PAGES_ONLY = Map.ofEntries(
            Map.entry("/", "is /api/v1/work"),
            Map.entry("/accounts/lapsed", "a token has no session that could lapse"),
            Map.entry("/accounts/links/{link}", "how one signs in oneself is no business of programs"),
            Map.entry("/accounts/me/password", "so is this"),
            Map.entry("/accounts/me/second-factor", "and this"),
            Map.entry("/accounts/me/second-factor/drop", "and this"),
            Map.entry("/accounts/me/sessions/{key}/end", "and this"),
            Map.entry("/accounts/me/tokens", "a token cannot make another"),
            Map.entry("/accounts/me/tokens/{token}/revoke", "nor revoke one"),
            Map.entry("/accounts/second-factor", "how one signs in oneself"),
            Map.entry("/accounts/sign-in", "how one signs in oneself"),
            Map.entry("/assessment/comparisons", "a choice of the cohorts and the drafts"),
            Map.entry("/assessment/{id}/sheet", "the answers of the dossier on one page"),
            Map.entry("/assessment/{id}/sheet/others", "what changed of them; a program reads them again"),
            Map.entry(
                    "/assessment/{id}/answers/{code}/sheet",
                    "saves one as PUT /api/v1/assessment/{id}/answers/{code} does"),
            Map.entry("/assessment/{id}/print", "what it prints is in the dossier"),
            Map.entry(
                    "/campaigns/documents/{document}/change", "the form; the API's address of that name is written to"),
            Map.entry("/campaigns/{id}/screening/compare", "wards of /campaigns/{id}/screening beside each other"),
            Map.entry("/criteria/{id}/pack", "a file; what it holds is at /api/v1/criteria/{id}"),
            Map.entry("/criteria/drafts/{id}/pack", "a file too"),
            Map.entry("/criteria/drafts/{id}/head", "a part of the draft, which is replaced as a whole"),
            Map.entry("/criteria/drafts/{id}/criteria/{code}", "another part"),
            Map.entry("/criteria/drafts/{id}/criteria/{code}/remove", "the same"),
            Map.entry("/insight/export", "a file; its figures are at /api/v1/insight"),
            Map.entry("/insight/criteria/{code}/export", "a file; its figures are at /api/v1/insight/criteria/{code}"),
            Map.entry("/insight/recommendations/export", "a file; its figures are at /api/v1/insight/recommendations"),
            Map.entry("/insight/roadmap/export", "a file; its figures are at /api/v1/insight/roadmap"),
            Map.entry("/insight/support/export", "a file; its wards are at /api/v1/insight/support"),
            Map.entry("/units/export", "a file; its units are at /api/v1/units"),
            Map.entry("/accounts/export", "a file"),
            Map.entry("/units/reorganisations/{id}/export", "a file"),
            Map.entry("/indicators/export", "a file; its figures are at /api/v1/indicators/{id}/{period}"),
            Map.entry("/indicators/imports/{id}/problems", "a file"),
            Map.entry("/indicators/surveys/export", "a file; its surveys are at /api/v1/indicators/surveys"),
            Map.entry("/appraisal/{id}/{level}/agree", "a choice of what the appraisal lists"),
            Map.entry("/appraisal/quality/export", "a file; its figures are at /api/v1/appraisal/quality"),
            Map.entry("/recognition/rules/{id}", "the form; the API's address of that name is written to"),
            Map.entry("/exchange/conferences/{id}/change", "the form of a conference"),
            Map.entry("/exchange/activities/export", "a file; its rows are at /api/v1/exchange/activities"),
            Map.entry(
                    "/exchange/initiatives/{initiative}/change",
                    "the form; a program puts the initiative at its address"),
            Map.entry(
                    "/inspection/{id}/visits/{visit}/form",
                    "a file; what it asks is at /api/v1/inspection/{id}/visits/{visit}"),
            Map.entry("/inspection/phone/", "the application itself"),
            Map.entry("/inspection/{id}/phones", "gives out a token; a token cannot make another"),
            Map.entry("/recommendations/export", "a file; its rows are at /api/v1/recommendations"),
            Map.entry(
                    "/roadmap/scenarios/{id}/change",
                    "the form of the scenario, which the API replaces at its own address"),
            Map.entry("/roadmap/scenarios/{id}/progress", "a part of the scenario's page"),
            Map.entry(
                    "/roadmap/scenarios/{id}/export", "a file; its wards are at /api/v1/roadmap/scenarios/{id}/wards"),
            Map.entry("/notices/{id}/open", "marks as read and leads to a page, which a program reads of itself"),
            Map.entry("/archive", "is /api/v1/archive/packages"),
            Map.entry("/archive/cohorts/{cohort}/progress", "a part of the cohort's page"),
            Map.entry("/archive/dossiers/{dossier}", "is /api/v1/archive/packages, to read and to write"),
            Map.entry("/inspection/{id}/minutes/{kind}", "is /inspection/{id}/minutes/documents/{kind}"),
            Map.entry("/recognition/propose/issue", "is /recognition/proposals/issue"),
            Map.entry("/audit/export", "the same entries are in the list"),
            Map.entry("/audit/keys", "is JSON and open to all"),
            Map.entry("/health/ready", "is for watchers"),
            Map.entry("/recognition", "three lists: titles, proposals, ready"),
            Map.entry("/recognition/propose", "is /recognition/ready to read and /recognition/proposals to write"),
            Map.entry("/recognition/certificates/{code}", "is open to all"));

    @Autowired
    MockMvc web;

    @Autowired
    RequestMappingHandlerMapping mapping;

    @Autowired
    DemoApi api;

    private final JsonMapper json =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Test
    void theServedDescriptionIsTheOneOfTheControllers() throws Exception {
        Document.holds(SERVED, described());
        List<String> names = new ArrayList<>();
        json.readTree(SERVED.toFile())
                .get("paths")
                .forEach(path -> path.forEach(
                        operation -> names.add(operation.get("operationId").asString())));
        assertThat(names)
                .doesNotHaveDuplicates()
                .as("a number tells nobody which list it is: methods of a module's API have names of their own")
                .noneMatch(name -> name.matches(".*_[0-9]+"));
        MockHttpServletResponse served =
                web.perform(get("/api/v1/openapi.json")).andReturn().getResponse();
        assertThat(served.getStatus()).isEqualTo(200);
        assertThat(json.readTree(served.getContentAsString(StandardCharsets.UTF_8))
                        .get("openapi")
                        .asString())
                .startsWith("3.1");
    }

    @Test
    void everyRouteOfTheApiIsDescribedAndNoOther() throws Exception {
        List<String> routes = Routes.of(mapping).stream()
                .filter(route ->
                        route.pattern().startsWith("/api/") && !route.pattern().endsWith("openapi.json"))
                .map(Route::toString)
                .sorted()
                .toList();
        List<String> described = new ArrayList<>();
        json.readTree(SERVED.toFile())
                .get("paths")
                .forEachEntry((path, operations) -> operations.forEachEntry(
                        (method, operation) -> described.add(method.toUpperCase() + " " + path)));
        assertThat(described).containsExactlyInAnyOrderElementsOf(routes).hasSizeGreaterThan(50);
    }

    /** The API's address of a page is the page's own after {@code /api/v1}; what a form is typed into has none. */
    @Test
    void theApiDoesWhatThePagesDo() {
        List<Route> all = Routes.of(mapping);
        List<String> missing = new ArrayList<>();
        for (Route page : all) {
            String path = page.pattern();
            if (path.startsWith("/api/") || PAGES_ONLY.containsKey(path)) {
                continue;
            }
            boolean writes = !page.method().equals("GET");
            boolean blankForm = path.endsWith("/new")
                    || path.endsWith("/import")
                    || path.endsWith("/withdraw")
                    || path.endsWith("/return");
            if (!writes && blankForm) {
                continue;
            }
            String own = "/api/v1" + path.replaceAll("/new$", "");
            boolean there = all.stream()
                    .anyMatch(route -> route.pattern().equals(own)
                            && writes != route.method().equals("GET")
                            && route.permissions().equals(page.permissions()));
            if (!there && !(path.equals("/accounts/me"))) {
                missing.add(page.toString());
            }
        }
        assertThat(missing).isEmpty();
        assertThat(PAGES_ONLY.keySet())
                .isSubsetOf(all.stream().map(Route::pattern).collect(Collectors.toSet()));
    }

    @Test
    void answersAreAsDescribed() throws Exception {
        JsonNode description = json.readTree(SERVED.toFile());
        // Nobody has asked for one yet.
        web.perform(post("/api/v1/audit/checkpoint").header("Authorization", api.bearer("kiemtoan")));
        List<String> wrong = new ArrayList<>();
        int checked = 0;
        for (DemoApi.Read read : api.all()) {
            JsonNode contents = description
                    .get("paths")
                    .get(read.pattern())
                    .get("get")
                    .get("responses")
                    .get("200")
                    .get("content");
            MockHttpServletResponse answer =
                    web.perform(api.get(read.login(), read.url())).andReturn().getResponse();
            if (answer.getStatus() != 200) {
                wrong.add(read + " answered " + answer.getStatus() + " " + answer.getContentAsString());
            } else if (contents.has("application/json")) {
                JsonNode body = json.readTree(answer.getContentAsString(StandardCharsets.UTF_8));
                compare(description, contents.get("application/json").get("schema"), body, read.url(), wrong);
                checked++;
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(checked).isGreaterThan(25);
    }

    /** What is described is there and of that type; what is not described is not there. */
    private static void compare(
            JsonNode document, JsonNode described, JsonNode value, String where, List<String> wrong) {
        JsonNode schema = described.has("$ref")
                ? document.at(described.get("$ref").asString().substring(1))
                : described;
        List<String> types = new ArrayList<>();
        if (schema.path("type").isArray()) {
            schema.get("type").forEach(type -> types.add(type.asString()));
        } else if (schema.has("type")) {
            types.add(schema.get("type").asString());
        }
        if (schema.has("anyOf") || schema.has("oneOf")) {
            if (!value.isNull()) {
                compare(
                        document,
                        (schema.has("anyOf") ? schema.get("anyOf") : schema.get("oneOf")).get(0),
                        value,
                        where,
                        wrong);
            }
            return;
        }
        String type = value.isNull()
                ? "null"
                : value.isBoolean()
                        ? "boolean"
                        : value.isIntegralNumber()
                                ? "integer"
                                : value.isNumber()
                                        ? "number"
                                        : value.isString() ? "string" : value.isArray() ? "array" : "object";
        boolean wholeNumber = type.equals("integer") && types.contains("number");
        if (!types.contains(type) && !wholeNumber) {
            wrong.add(where + ": " + type + " instead of " + types);
        } else if (type.equals("array")) {
            value.forEach(item -> compare(document, schema.get("items"), item, where + "[]", wrong));
        } else if (type.equals("object") && schema.has("additionalProperties")) {
            value.forEachEntry(
                    (name, item) -> compare(document, schema.get("additionalProperties"), item, where + "{}", wrong));
        } else if (type.equals("object")) {
            TreeSet<String> unknown = new TreeSet<>(value.propertyNames());
            unknown.removeAll(schema.path("properties").propertyNames());
            unknown.forEach(name -> wrong.add(where + " has " + name));
            schema.path("required").forEach(name -> {
                if (!value.has(name.asString())) {
                    wrong.add(where + " lacks " + name);
                }
            });
            value.forEachEntry((name, item) -> {
                if (schema.path("properties").has(name)) {
                    compare(document, schema.get("properties").get(name), item, where + "." + name, wrong);
                }
            });
        }
    }

    private String described() throws Exception {
        String raw = web.perform(get("/v3/api-docs").with(user("v05-canbo")))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        return json.writeValueAsString(json.readTree(raw)) + "\n";
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Describing {
        static {
            SpringDocUtils.getConfig()
                    .addRequestWrapperToIgnore(Actor.class, AsOf.class, Paging.class, IfMatch.class, View.class);
        }

        @Bean
        OperationCustomizer operations() {
            return (operation, handler) -> {
                String module = handler.getBeanType().getPackageName().split("\\.")[2];
                operation.setTags(List.of(module.equals("web") ? "work" : module));
                operation.setOperationId(module + "." + handler.getMethod().getName()
                        + (handler.getMethod().isAnnotationPresent(PutMapping.class) ? ".put" : ""));
                Requires requires = handler.getMethodAnnotation(Requires.class);
                if (requires != null) {
                    operation.addExtension(
                            "x-permissions",
                            Arrays.stream(requires.value()).map(Enum::name).toList());
                }
                boolean reads = handler.hasMethodAnnotation(org.springframework.web.bind.annotation.GetMapping.class);
                for (MethodParameter parameter : handler.getMethodParameters()) {
                    if (parameter.getParameterType() == Paging.class) {
                        operation.addParametersItem(query("after", "Key of the last row that is there already", 0));
                        operation.addParametersItem(query("limit", "How many at most: 1 to 250", 50));
                    }
                    if (parameter.getParameterType() == AsOf.class) {
                        operation.addParametersItem(
                                query("as-of", "What had happened by the end of that day; today without one", day()));
                        operation.addParametersItem(query(
                                "tree",
                                "then: in the tree of units of that day; today: in today's, what was split left undivided",
                                tree()));
                    }
                    if (parameter.getParameterType() == IfMatch.class) {
                        operation.addParametersItem(
                                header("If-Match", "ETag of what reading it answered; otherwise nothing is done (412)")
                                        .required(handler.getMethod().isAnnotationPresent(PutMapping.class)));
                    }
                }
                if (reads
                        && Collections.disjoint(
                                operation.getResponses().get("200").getContent().keySet(),
                                Set.of("application/pdf", "text/csv"))) {
                    operation.addParametersItem(header("If-None-Match", "ETag that is there already (304)"));
                }
                if (!reads) {
                    operation.addParametersItem(
                            header(
                                    "Idempotency-Key",
                                    "Any 1 to 200 visible characters: the same request with it is done once and answered the same for a day"));
                }
                ResolvableType answer = ResolvableType.forMethodReturnType(handler.getMethod());
                if (answer.hasGenerics() && answer.getGeneric().resolve() == Created.class) {
                    operation
                            .getResponses()
                            .addApiResponse(
                                    "201",
                                    operation.getResponses().remove("200").description("Created; Location says where"));
                }
                operation.getResponses().addApiResponse("default", problem());
                return operation;
            };
        }

        /** What a record does not call {@link Nullable} is always there; the rest may be null. */
        @Bean
        ModelConverter nullability() {
            return new ModelConverter() {
                @Override
                public @Nullable Schema<?> resolve(
                        AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
                    Schema<?> resolved = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
                    Class<?> raw = Json31.mapper().constructType(type.getType()).getRawClass();
                    if (resolved != null && raw.isRecord() && resolved.get$ref() != null) {
                        String name =
                                resolved.get$ref().substring(resolved.get$ref().lastIndexOf('/') + 1);
                        complete(context.getDefinedModels().get(name), raw);
                    }
                    return resolved;
                }
            };
        }

        private static void complete(Schema<?> model, Class<?> record) {
            for (RecordComponent part : record.getRecordComponents()) {
                Schema<?> property = model.getProperties().get(part.getName());
                if (property == null) {
                    continue;
                }
                if (model.getRequired() == null || !model.getRequired().contains(part.getName())) {
                    if (!part.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                        model.addRequiredItem(part.getName());
                    } else if (property.get$ref() != null) {
                        Schema<?> nothing = new Schema<>();
                        nothing.addType("null");
                        model.getProperties()
                                .put(
                                        part.getName(),
                                        new Schema<>()
                                                .addAnyOfItem(new Schema<>().$ref(property.get$ref()))
                                                .addAnyOfItem(nothing));
                    } else if (property.getAnyOf() == null) {
                        property.addType("null");
                    }
                }
            }
        }

        @Bean
        OpenApiCustomizer whole() {
            return api -> {
                api.setInfo(new Info().title("Kiểu Mẫu").version("v1").description("""
                                What the pages do, for programs. A token (Authorization: Bearer) is made on one's own account page; it \
                                may do what its owner may, or read only. Lists go on after a key (next). Reads have an ETag. Writes \
                                may carry If-Match and Idempotency-Key. Every "no" is a problem (RFC 9457) whose code never changes; \
                                its sentence is Vietnamese, or English with Accept-Language: en. Numbers marked illustrative are \
                                invented for the demonstration."""));
                api.setServers(null);
                api.getComponents()
                        .addSecuritySchemes(
                                "token",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer"));
                api.addSecurityItem(new SecurityRequirement().addList("token"));
                Schema<?> problem = new Schema<>().description("RFC 9457");
                problem.addType("object");
                for (RecordComponent part : Problem.class.getRecordComponents()) {
                    Schema<?> field = part.getType() == int.class ? new IntegerSchema() : new StringSchema();
                    field.addType(part.getType() == int.class ? "integer" : "string");
                    if (part.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                        field.addType("null");
                    }
                    problem.addProperty(part.getName(), field);
                    problem.addRequiredItem(part.getName());
                }
                Schema<Object> code = new Schema<>();
                code.addType("string");
                codes().forEach(code::addEnumItemObject);
                problem.addProperty("code", code);
                api.getComponents().addSchemas("Problem", problem);
            };
        }

        /** All that may be refused, whichever module refuses it. */
        private static List<String> codes() {
            ClassPathScanningCandidateComponentProvider classes =
                    new ClassPathScanningCandidateComponentProvider(false);
            classes.addIncludeFilter(new AssignableTypeFilter(Refusal.class));
            List<String> codes = classes.findCandidateComponents("vn.kieumau").stream()
                    .map(found -> ClassUtils.resolveClassName(
                            String.valueOf(found.getBeanClassName()), Refusal.class.getClassLoader()))
                    .flatMap(enumeration -> Arrays.stream(enumeration.getEnumConstants()))
                    .map(refusal -> ((Refusal) refusal).code())
                    .sorted()
                    .collect(Collectors.toCollection(ArrayList::new));
            assertThat(codes).doesNotHaveDuplicates().hasSizeGreaterThan(60);
            return codes;
        }

        private static ApiResponse problem() {
            return new ApiResponse()
                    .description("No, and why")
                    .content(new Content()
                            .addMediaType(
                                    "application/problem+json",
                                    new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"))));
        }

        private static Parameter query(String name, String description, int usual) {
            Schema<?> number = new IntegerSchema().format("int64");
            number.addType("integer");
            number.setDefault(usual);
            return query(name, description, number);
        }

        private static Parameter query(String name, String description, Schema<?> schema) {
            return new Parameter()
                    .in("query")
                    .name(name)
                    .description(description)
                    .schema(schema);
        }

        private static Schema<?> day() {
            Schema<?> day = new StringSchema().format("date");
            day.addType("string");
            return day;
        }

        private static Schema<?> tree() {
            Schema<?> tree = new StringSchema().addEnumItem("then").addEnumItem("today");
            tree.addType("string");
            tree.setDefault("then");
            return tree;
        }

        private static Parameter header(String name, String description) {
            Schema<?> text = new StringSchema();
            text.addType("string");
            return new Parameter()
                    .in("header")
                    .name(name)
                    .description(description)
                    .schema(text);
        }
    }
}
