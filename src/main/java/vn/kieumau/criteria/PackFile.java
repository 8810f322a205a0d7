package vn.kieumau.criteria;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * A pack as a YAML file ({@code kieumau-pack/2}), both ways without loss. Reading keeps every scalar as it is written, so that a
 * version 2021 stays a text and a day stays a day; anchors are refused, for a small file with them can unfold without end.
 */
public final class PackFile {
    /** Most bytes of a file; the largest pack known has 60,000. */
    public static final int MOST_BYTES = 2_000_000;

    private PackFile() {}

    /**
     * The pack in the file, whether it may be published or not.
     *
     * @throws PackFaults where it cannot be read at all: each place with its line
     */
    public static Pack read(byte[] content) throws PackFaults {
        Map<String, Integer> lines = new HashMap<>();
        return read(content, lines);
    }

    /**
     * The pack in the file, if nothing is wrong with it.
     *
     * @throws PackFaults with every fault and its line
     */
    public static Pack readChecked(byte[] content, PackCheck check) throws PackFaults {
        Map<String, Integer> lines = new HashMap<>();
        Pack pack = read(content, lines);
        List<PackFault> faults = check.faults(pack).stream()
                .map(fault -> fault.atLine(line(lines, fault.path())))
                .toList();
        if (!faults.isEmpty()) {
            throw new PackFaults(faults);
        }
        return pack;
    }

    private static Pack read(byte[] content, Map<String, Integer> lines) throws PackFaults {
        if (content.length > MOST_BYTES) {
            throw fault("", 0, PackFault.Kind.TOO_LARGE, String.valueOf(MOST_BYTES / 1_000_000));
        }
        return pack(tree(content, lines), lines);
    }

    /** @param lines where each place of the tree stands, as far as that is known */
    static Pack pack(Object tree, Map<String, Integer> lines) throws PackFaults {
        try {
            return PackJson.pack(tree);
        } catch (DatabindException wrong) {
            String path = path(wrong.getPath());
            throw fault(
                    path,
                    line(lines, path),
                    path.isEmpty()
                            ? PackFault.Kind.WRONG_FORMAT
                            : wrong instanceof UnrecognizedPropertyException
                                    ? PackFault.Kind.UNKNOWN_FIELD
                                    : PackFault.Kind.WRONG_TYPE,
                    path.substring(path.lastIndexOf('.') + 1));
        } catch (JacksonException wrong) {
            throw fault("", 1, PackFault.Kind.UNREADABLE, "");
        }
    }

    private static Object tree(byte[] content, Map<String, Integer> lines) throws PackFaults {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setAllowDuplicateKeys(false);
        options.setNestingDepthLimit(20);
        Yaml yaml = new Yaml(
                new SafeConstructor(options),
                new Representer(new DumperOptions()),
                new DumperOptions(),
                options,
                new Resolver() {
                    @Override
                    protected void addImplicitResolvers() {
                        // none: a scalar means what is written
                    }
                });
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            Node root = yaml.compose(new StringReader(text));
            if (root == null) {
                throw fault("", 1, PackFault.Kind.EMPTY, "");
            }
            note(root, "", lines);
            return yaml.load(text);
        } catch (CharacterCodingException notUtf8) {
            throw fault("", 1, PackFault.Kind.UNREADABLE, "");
        } catch (MarkedYAMLException wrong) {
            throw fault(
                    "",
                    wrong.getProblemMark() == null ? 1 : wrong.getProblemMark().getLine() + 1,
                    PackFault.Kind.UNREADABLE,
                    "");
        } catch (YAMLException wrong) {
            throw fault("", 1, PackFault.Kind.UNREADABLE, "");
        }
    }

    /** Where each place of the tree stands in the file. */
    private static void note(Node node, String path, Map<String, Integer> lines) throws PackFaults {
        int line = node.getStartMark().getLine() + 1;
        if (lines.putIfAbsent(path, line) != null || node.getAnchor() != null) {
            throw fault(path, line, PackFault.Kind.UNREADABLE, "");
        }
        if (node instanceof MappingNode mapping) {
            for (NodeTuple each : mapping.getValue()) {
                if (each.getKeyNode() instanceof ScalarNode key) {
                    note(each.getValueNode(), path.isEmpty() ? key.getValue() : path + "." + key.getValue(), lines);
                }
            }
        } else if (node instanceof SequenceNode sequence) {
            for (int i = 0; i < sequence.getValue().size(); i++) {
                note(sequence.getValue().get(i), path + "[" + i + "]", lines);
            }
        }
    }

    /** Of the place, or of what holds it where the place itself is missing. */
    private static int line(Map<String, Integer> lines, String path) {
        String place = path;
        while (!lines.containsKey(place) && !place.isEmpty()) {
            int cut = Math.max(place.lastIndexOf('.'), place.lastIndexOf('['));
            place = cut < 0 ? "" : place.substring(0, cut);
        }
        return lines.getOrDefault(place, 1);
    }

    private static String path(List<JacksonException.Reference> references) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference each : references) {
            if (each.getPropertyName() == null) {
                path.append('[').append(each.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(each.getPropertyName());
            }
        }
        return path.toString();
    }

    static PackFaults fault(String path, int line, PackFault.Kind kind, String detail) {
        return new PackFaults(List.of(new PackFault(path, line, kind, detail, null)));
    }

    /** The file that reads back as the same pack. */
    public static byte[] write(Pack pack) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setAllowUnicode(true);
        options.setWidth(120);
        options.setIndent(2);
        options.setSplitLines(false);
        return new Yaml(options).dump(PackJson.tree(pack)).getBytes(StandardCharsets.UTF_8);
    }
}
