package dev.mold.koral.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A creation fails half-way, and the server is killed during the rollback, after each step that is rolled back. */
class UndoCrashIT {
    private static final String CREATE = "create-kubernetes-cluster/";
    private static final String FAILING = "init-control-plane";

    @TempDir
    Path folder;

    @Test
    void aFailedCreateIsTakenBackInSpiteOfTheServersDeathsAndCanBeTriedAnew() {
        try (var site = CrashSite.open(folder, "127.222.0.0/16")) {
            var user = site.user();
            var version = user.registerVersion("1.30.3");
            var before = site.inventory();
            site.cloud().addFault("task init * always FAIL etcd has no quorum");

            var create = site.begin(CREATE + FAILING + "/BEFORE_APPLY", () -> site.create("doomed", version));
            var cluster = create.get("id").asString();
            // From here on there is no time left for another attempt.
            limit(site, "1");
            var undone = undone(user.steps(create.get("jobid").asString()));
            site.goOnUntil(undone.get(0));
            limit(site, "3600");
            undone.subList(1, undone.size()).forEach(site::killedUntil);
            site.killed();

            var job = site.ended(create);
            site.expect("the job's status", 2, job.get("jobstatus").asInt());
            assertThat(job.get("jobresult").get("errortext").asString())
                    .contains("failed to init", "etcd has no quorum")
                    .doesNotContain("Exception");
            site.expect("the cluster's state", "Error", user.state(cluster));
            site.nothingLeft("after the failed create", before);

            site.cloud().replaceFaults(List.of());
            site.crashAll(
                    List.of(CREATE + "clear-orphans/AFTER_APPLY", CREATE + "create-machines/AFTER_APPLY"),
                    () -> site.call("startKubernetesCluster", cluster));
            site.inspect("tried anew", cluster, before);
            site.succeeded("delete", site.call("deleteKubernetesCluster", cluster));
            site.nothingLeft("after the delete", before);

            System.out.println("UndoCrashIT: steps undone × faults tried: " + undone.size() + ", kills: "
                    + site.kills() + ", violations found: " + site.violations().size());
            assertThat(site.violations()).isEmpty();
        }
    }

    private static void limit(CrashSite site, String seconds) {
        site.user()
                .api()
                .call(
                        "updateConfiguration",
                        "name",
                        "cloud.kubernetes.cluster.start.timeout",
                        "value",
                        seconds);
    }

    /** The points after each started step, in reverse order, and the one before the outcome is recorded. */
    private static List<String> undone(List<String> steps) {
        var begun = new ArrayList<>(steps.subList(0, steps.indexOf(FAILING) + 1));
        Collections.reverse(begun);
        var points = new ArrayList<String>();
        begun.forEach(step -> points.add(CREATE + step + "/AFTER_UNDO"));
        points.add(CREATE + FAILING + "/BEFORE_SETTLE");
        return points;
    }
}
