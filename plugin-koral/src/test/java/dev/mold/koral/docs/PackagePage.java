package dev.mold.koral.docs;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The page of packages and their imports, from the compiled classes. */
final class PackagePage {
    private static final String OURS = "dev.mold.";

    private final JavaClasses classes;

    private PackagePage(JavaClasses classes) {
        this.classes = classes;
    }

    static String write(JavaClasses classes) {
        return new PackagePage(classes).page();
    }

    private String page() {
        var page = Markdown.page(
                "Packages",
                "What imports what, as the compiled classes have it. An arrow leads from the one that imports to the one that is imported; an "
                        + "arrow that follows from others is left out of the pictures, not of the table. The `ArchitectureTest` of each "
                        + "module asserts that there is no circle.");
        page.heading(2, "Modules");
        page.fence("mermaid", picture(imports(Feature::shortName, PackagePage::first)));
        page.heading(2, "The api");
        page.fence("mermaid", picture(inside("api", 2)));
        page.heading(2, "The server's features");
        page.fence("mermaid", picture(inside("server", 2)));
        page.heading(2, "Koral");
        page.fence("mermaid", picture(inside("koral", 2)));
        page.heading(2, "Every package");
        var rows = new ArrayList<List<String>>();
        imports(Feature::shortName, UnaryOperator.identity())
                .asMap()
                .forEach((from, to) -> rows.add(List.of(
                        Markdown.code(from), to.stream().map(Markdown::code).collect(Collectors.joining(" ")))));
        page.table(List.of("package", "imports"), rows);
        return page.toString();
    }

    /** The imports between the packages of a module, without the package that wires them. */
    private ImportGraph inside(String module, int depth) {
        return imports(Feature::shortName, name -> name.startsWith(module + ".") ? cut(name, depth) : "");
    }

    private ImportGraph imports(UnaryOperator<String> shorten, UnaryOperator<String> part) {
        var all = new TreeMap<String, TreeSet<String>>();
        for (var each : classes) {
            var from = part.apply(shorten.apply(each.getPackageName()));
            if (from.isEmpty()) {
                continue;
            }
            var to = all.computeIfAbsent(from, key -> new TreeSet<>());
            each.getDirectDependenciesFromSelf().stream()
                    .map(Dependency::getTargetClass)
                    .map(target -> target.getBaseComponentType().getPackageName())
                    .filter(name -> name.startsWith(OURS))
                    .map(name -> part.apply(shorten.apply(name)))
                    .filter(name -> !name.isEmpty() && !name.equals(from))
                    .forEach(to::add);
        }
        return new ImportGraph(all);
    }

    private static List<String> picture(ImportGraph graph) {
        var lines = new ArrayList<>(List.of("flowchart TD"));
        graph.asMap().keySet().forEach(part -> lines.add("  " + node(part) + "[" + last(part) + "]"));
        graph.withoutWhatFollows()
                .asMap()
                .forEach((from, to) -> to.forEach(one -> lines.add("  " + node(from) + " --> " + node(one))));
        return lines;
    }

    private static String first(String name) {
        return cut(name, 1);
    }

    private static String cut(String name, int depth) {
        return java.util.Arrays.stream(name.split("\\.")).limit(depth).collect(Collectors.joining("."));
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String node(String name) {
        return name.replace('.', '_');
    }
}
