package dev.mold.koral.docs;

import dev.mold.api.flow.Flow;
import dev.mold.api.flow.OnFailure;
import dev.mold.api.flow.FlowStep;
import dev.mold.api.flow.ItemStep;
import dev.mold.api.flow.Step;
import dev.mold.koral.step.machine.GuardedStep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The page of flows and their steps. */
final class FlowPage {
    private FlowPage() {}

    static String write(Collection<Flow<?, ?>> flows) {
        var page = Markdown.page(
                "Flows",
                "Each asynchronous command runs one of these lists of steps; `listKubernetesClusterOperations` and the events name the steps. "
                        + "How the engine goes about it is told in [architecture](../explanation/architecture.md).");
        var few = flows.stream().filter(flow -> flow.steps().size() == 1).toList();
        flows.stream()
                .filter(flow -> flow.steps().size() > 1)
                .sorted(Comparator.comparing(Flow::name))
                .forEach(flow -> describe(flow, page));
        page.heading(2, "Flows of one step");
        page.table(List.of("flow", "step", "what it does", "when it fails"), few.stream()
                .sorted(Comparator.comparing(Flow::name))
                .map(FlowPage::single)
                .toList());
        return page.toString();
    }

    private static void describe(Flow<?, ?> flow, Markdown page) {
        page.heading(2, flow.name());
        page.paragraph("When it fails: " + failure(flow) + ".");
        var rows = new ArrayList<List<String>>();
        for (FlowStep<?> step : flow.steps()) {
            rows.add(List.of(
                    Integer.toString(rows.size() + 1),
                    Markdown.code(step.name()),
                    step.description(),
                    undoes(step) ? "yes" : ""));
        }
        page.table(List.of("n", "step", "what it does", "can be undone"), rows);
    }

    private static List<String> single(Flow<?, ?> flow) {
        FlowStep<?> step = flow.steps().get(0);
        return List.of(Markdown.code(flow.name()), Markdown.code(step.name()), step.description(), failure(flow));
    }

    private static String failure(Flow<?, ?> flow) {
        return flow.onFailure() == OnFailure.UNDO
                ? "the steps that were begun are undone, the last one first"
                : "all stays as it is, and it can be asked for again";
    }

    private static boolean undoes(FlowStep<?> step) {
        var own = step instanceof GuardedStep guarded ? guarded.step() : step;
        return Arrays.stream(own.getClass().getMethods())
                .anyMatch(method -> method.getName().equals("undo")
                        && method.getDeclaringClass() != Step.class
                        && method.getDeclaringClass() != ItemStep.class);
    }
}
