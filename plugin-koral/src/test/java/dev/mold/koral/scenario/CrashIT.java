package dev.mold.koral.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a server after every step of create, stop, start and delete, before the step's completion is recorded; after
 * some steps also when it is recorded; and after all steps, before the outcome is recorded. Each operation must end as
 * if nothing had happened, with each resource created once and no orphans.
 */
class CrashIT {
    /**
     * The kills of a flow are distributed over that many clusters, because a start of the server takes longer than a
     * step.
     */
    private static final int LIVES = 4;

    @TempDir
    Path folder;

    @Test
    void anOperationSurvivesTheServersDeathAfterEachOfItsSteps() {
        try (var site = CrashSite.open(folder, "127.221.0.0/16")) {
            var user = site.user();
            var version = user.registerVersion("1.30.3");
            var before = site.inventory();

            // The steps are taken from an undisturbed run.
            var first = site.create("undisturbed", version);
            var id = first.get("id").asString();
            site.succeeded("create", first);
            site.inspect("undisturbed", id, before);
            var create = points("create-kubernetes-cluster", user.steps(first.get("jobid").asString()));
            var stop = points("stop-kubernetes-cluster", steps(site, "stopKubernetesCluster", id));
            var start = points("start-kubernetes-cluster", steps(site, "startKubernetesCluster", id));
            var delete = points("delete-kubernetes-cluster", steps(site, "deleteKubernetesCluster", id));
            site.nothingLeft("after an undisturbed life", before);

            for (int life = 0; life < LIVES; life++) {
                var name = "victim-" + life;
                var made = new ArrayList<String>();
                site.crashAll(share(create, life), () -> {
                    var answer = site.create(name, version);
                    made.add(answer.get("id").asString());
                    return answer;
                });
                var cluster = made.get(0);
                site.inspect(name, cluster, before);
                site.crashAll(share(stop, life), () -> site.call("stopKubernetesCluster", cluster));
                site.expect(name + " after stop", "Stopped", user.state(cluster));
                site.crashAll(share(start, life), () -> site.call("startKubernetesCluster", cluster));
                site.inspect(name + " after start", cluster, before);
                site.crashAll(share(delete, life), () -> site.call("deleteKubernetesCluster", cluster));
                site.expect(name + " after delete", false, user.exists(cluster));
                site.nothingLeft(name + " after delete", before);
            }

            var tried = create.size() + stop.size() + start.size() + delete.size();
            System.out.println("CrashIT: steps × faults tried: " + tried + ", kills: " + site.kills()
                    + ", violations found: " + site.violations().size());
            assertThat(site.violations()).isEmpty();
            assertThat(site.kills()).isEqualTo(tried);
        }
    }

    private static List<String> steps(CrashSite site, String command, String cluster) {
        var answer = site.call(command, cluster);
        site.succeeded(command, answer);
        return site.user().steps(answer.get("jobid").asString());
    }

    /** The points where the server is killed, in the order in which the operation reaches them. */
    private static List<String> points(String flow, List<String> steps) {
        var points = new ArrayList<String>();
        for (var step : steps) {
            points.add(flow + "/" + step + "/AFTER_APPLY");
            if (step.matches("create-machines|start-machines|destroy-machines|init-control-plane")) {
                points.add(flow + "/" + step + "/AFTER_DONE");
            }
        }
        points.add(flow + "/" + steps.get(steps.size() - 1) + "/BEFORE_SETTLE");
        return points;
    }

    private static List<String> share(List<String> points, int life) {
        return IntStream.range(0, points.size())
                .filter(i -> i % LIVES == life)
                .mapToObj(points::get)
                .toList();
    }
}
