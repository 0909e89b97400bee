package dev.mold.koral.docs;

import dev.mold.api.CodeRules;
import dev.mold.server.discovery.CommandRegistry;
import dev.mold.server.job.flow.FlowRegistry;
import dev.mold.server.setting.SettingSet;
import dev.mold.server.testing.TestingMoldServer;
import java.util.Map;
import java.util.TreeMap;

/** Generates every page of docs/reference from the code. */
final class ReferencePages {
    private ReferencePages() {}

    /** @return the text of each page by its file name */
    static Map<String, String> of(TestingMoldServer server) {
        var classes = CodeRules.mainClassesOf("dev.mold");
        return new TreeMap<>(Map.of(
                "commands.md", CommandPage.write(server.get(CommandRegistry.class).all()),
                "settings.md", SettingPage.write(server.all(SettingSet.class)),
                "events.md", EventPage.write(classes),
                "flows.md", FlowPage.write(server.get(FlowRegistry.class).all()),
                "errors.md", ErrorPage.write(),
                "packages.md", PackagePage.write(classes)));
    }
}
