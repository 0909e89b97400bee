package dev.mold.koral.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.koral.testing.Inventory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster is deleted while it is being created, at various steps; the server may be killed as well. */
class DeleteWhileCreatingIT {
    private static final String CREATE = "create-kubernetes-cluster/";
    private static final int FAILED = 2;
    private static final List<String> POINTS = List.of(
            "create-network/AFTER_APPLY",
            "implement-network/AFTER_APPLY",
            "create-machines/BEFORE_APPLY",
            "create-machines/AFTER_APPLY",
            "start-machines/AFTER_APPLY",
            "open-ports/AFTER_APPLY",
            "init-control-plane/AFTER_APPLY",
            "join-workers/BEFORE_APPLY",
            "record-endpoint/BEFORE_SETTLE");

    /** What happens to the server once the delete is requested. */
    private enum Fate {
        LIVES,
        DIES_IN_CREATE,
        DIES_IN_DELETE
    }

    @TempDir
    Path folder;

    @Test
    void aDeleteTakesOverFromACreateThatIsUnderWay() {
        try (var site = CrashSite.open(folder, "127.223.0.0/16")) {
            var version = site.user().registerVersion("1.30.3");
            var before = site.inventory();
            var tried = 0;
            for (var point : POINTS) {
                var fate = Fate.values()[tried % Fate.values().length];
                deleteAt(site, point, fate, "short-lived-" + tried, version, before);
                tried++;
            }
            System.out.println("DeleteWhileCreatingIT: points tried: " + tried + ", kills: " + site.kills()
                    + ", violations found: " + site.violations().size());
            assertThat(site.violations()).isEmpty();
        }
    }

    private static void deleteAt(
            CrashSite site, String point, Fate fate, String name, String version, Inventory before) {
        var what = point + " " + fate;
        var create = site.begin(CREATE + point, () -> site.create(name, version));
        var cluster = create.get("id").asString();
        var delete = site.call("deleteKubernetesCluster", cluster);
        switch (fate) {
            case LIVES -> site.goOn();
            case DIES_IN_CREATE -> site.killed();
            case DIES_IN_DELETE -> {
                site.goOnUntil("delete-kubernetes-cluster/destroy-machines/AFTER_APPLY");
                site.killed();
            }
            default -> throw new AssertionError(fate);
        }
        site.succeeded(what + ": delete", delete);
        var created = site.ended(create);
        site.expect(what + ": status of the create", FAILED, created.get("jobstatus").asInt());
        site.expect(
                what + ": reason of the create",
                "It made way for deleting Kubernetes cluster " + name,
                created.get("jobresult").get("errortext").asString());
        site.expect(what + ": exists", false, site.user().exists(cluster));
        site.nothingLeft(what, before);
    }
}
