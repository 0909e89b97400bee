package dev.mold.koral.docs;

import dev.mold.api.flow.Flow;
import dev.mold.api.flow.OnFailure;
import dev.mold.api.flow.FlowStep;
import dev.mold.api.flow.ItemStep;
import dev.mold.api.flow.Step;
import dev.mold.koral.step.NodeStep;
import dev.mold.koral.step.machine.GuardedNodeStep;
import dev.mold.koral.step.machine.GuardedStep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The page of flows and their steps. */
final class FlowPage {
    private FlowPage() {}

    static String write(Collection<Flow<?, ?>> flows) {
        var page = Markdown.page(
                "Flows",
                "Each asynchronous command runs one of these lists of steps; `listKubernetesClusterOperations` and the events name the steps. "
                        + "How the engine works is described in [architecture](../explanation/architecture.md).");
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
                    step instanceof ItemStep ? "yes" : "",
                    waitsFor(flow, step),
                    undoes(step) ? "yes" : ""));
        }
        page.table(
                List.of("n", "step", "what it does", "node by node", "waits only for", "can be undone"), rows);
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
        return Arrays.stream(own(step).getClass().getMethods())
                .anyMatch(method -> method.getName().equals("undo")
                        && !Set.of(Step.class, ItemStep.class, NodeStep.class).contains(method.getDeclaringClass()));
    }

    private static FlowStep<?> own(FlowStep<?> step) {
        if (step instanceof GuardedStep guarded) {
            return guarded.step();
        }
        return step instanceof GuardedNodeStep guarded ? guarded.step() : step;
    }

    private static String waitsFor(Flow<?, ?> flow, FlowStep<?> step) {
        return flow.order()
                .of(step.name())
                .map(names -> names.stream().map(Markdown::code).collect(Collectors.joining(", ")))
                .orElse("");
    }
}
