package dev.mold.koral.docs;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Comparator;
import java.util.List;

/** The page of event types. */
final class EventPage {
    private EventPage() {}

    static String write(JavaClasses classes) {
        var rows = DeclaredEvents.in(classes).stream()
                .sorted(Comparator.comparing(each -> each.type().name()))
                .map(each -> List.of(
                        Markdown.code(each.type().name()),
                        each.type().meaning(),
                        Markdown.code(Feature.shortName(each.part()))))
                .toList();
        return Markdown.page(
                        "Events",
                        "Listed by `listEvents`. What is done by a job is reported in several events of one type: "
                                + "`Scheduled` when it "
                                + "is asked for, `Started` when it begins and as each of its steps ends, `Completed` at the "
                                + "end, with level `ERROR` and the reason where it failed.")
                .table(List.of("type", "what happens", "recorded by"), rows)
                .toString();
    }
}
