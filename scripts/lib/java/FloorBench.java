import dev.mold.host.FreeRange;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Compares Mold with a hand-written script that creates the same cluster of 1+2 on the same host; both run in turn.
 * Arguments: ROOT TEMPLATE KUBERNETES VERSION RUNS, see scripts/bench/floor-real.
 */
final class FloorBench {
    private static final double RATIO_GOAL = 1.25;

    private final Path root;
    private final Path template;
    private final Path kubernetes;
    private final String version;

    private FloorBench(Path root, Path template, Path kubernetes, String version) {
        this.root = root;
        this.template = template;
        this.kubernetes = kubernetes;
        this.version = version;
    }

    /** A phase of a run. */
    private record Phase(String name, double seconds) {
        @Override
        public String toString() {
            return String.format(java.util.Locale.ROOT, "%6.1f s  %s", seconds, name);
        }
    }

    /**
     * The figures of a cluster created by Mold.
     *
     * @param running seconds from the answer to createKubernetesCluster until it was Running
     * @param dns seconds from there until coredns ran, like the floor's last phase
     * @param peakMib the server's peak resident memory during that time
     */
    private record Made(double running, double dns, double peakMib) {}

    public static void main(String[] args) {
        Interruptible.run(() -> new FloorBench(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]), args[3])
                .run(Integer.parseInt(args[4])));
    }

    private void run(int runs) throws Exception {
        List<List<Phase>> floors = new ArrayList<>();
        List<Made> clusters = new ArrayList<>();
        for (int i = 1; i <= runs; i++) {
            Console.step("By hand, run " + i + " of " + runs);
            floors.add(byHand());
            Console.say("%6.1f s  together", total(floors.get(i - 1)));
            Console.step("By Mold, run " + i + " of " + runs);
            clusters.add(byMold());
        }
        report(floors, clusters);
    }

    /** Runs the script and prints its phases as they end. */
    private List<Phase> byHand() throws Exception {
        var before = HostState.now();
        var prefix = FreeRange.find(24).replaceFirst("\\.0/24$", "");
        var script = root.resolve("scripts/bench/floor/floor.sh").toString();
        // in its own session: a Ctrl-C reaches only this process, which then terminates the script
        var process = new ProcessBuilder(
                        "setsid", "bash", script, template.toString(), kubernetes.toString(), version, prefix)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            var phases = read(process);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("The script failed");
            }
            var left = before.differences(List.of("mold-floor", prefix + "."), true);
            if (!left.lines().isEmpty()) {
                throw new IllegalStateException("The script has left: " + left.lines());
            }
            return phases;
        } finally {
            end(process);
        }
    }

    private static List<Phase> read(Process process) throws IOException {
        List<Phase> phases = new ArrayList<>();
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            var words = line.split(" ", 2);
            var phase = new Phase(words[1], Double.parseDouble(words[0]));
            phases.add(phase);
            Console.say("%s", phase);
        }
        return phases;
    }

    /** Terminates the script if it still runs, and waits for its cleanup. */
    private static void end(Process process) throws InterruptedException {
        if (process.isAlive()) {
            process.destroy();
            process.waitFor();
        }
    }

    private Made byMold() throws Exception {
        try (var cloud = RealCloud.of(root.resolve("target/mold"), root.resolve("scripts/lib/sweep.sh"), template);
                var iso = IsoServer.of(kubernetes.resolve("iso/setup-v" + version + ".iso"));
                var serving = cloud.serve()) {
            var clusters = new Clusters(serving.api());
            var versionId = clusters.register(version, iso.url());
            serving.server().forgetPeak();
            var cluster = clusters.create("floor", versionId);
            var began = System.nanoTime();
            cluster.operation().follow(step -> Console.say("%6.1f s  %s", step.seconds(), step.name()));
            var running = Console.secondsSince(began);
            cloud.remember(serving.api());
            var peak = serving.server().peakKib() / 1024.0;
            requireRunning(clusters.find(cluster.id()).path("state").asString(""));
            Console.say("%6.1f s  together; the server has had up to %.0f MiB", running, peak);
            var dns = awaitDns(cloud, clusters, cluster.id());
            Console.say("%6.1f s  later coredns runs", dns);
            clusters.begin("deleteKubernetesCluster", cluster.id()).follow(step -> {});
            return new Made(running, dns, peak);
        }
    }

    private static void requireRunning(String state) {
        if (!state.equals("Running")) {
            throw new IllegalStateException("The cluster is " + state);
        }
    }

    private double awaitDns(RealCloud cloud, Clusters clusters, String cluster) throws Exception {
        var began = System.nanoTime();
        var kubectl = Kubectl.of(kubernetes.resolve("bin/kubectl"), clusters.kubeconfig(cluster), cloud.folder());
        kubectl.run("-n", "kube-system", "rollout", "status", "deployment/coredns", "--timeout=120s");
        return Console.secondsSince(began);
    }

    private static void report(List<List<Phase>> floors, List<Made> clusters) {
        Console.step("Medians");
        var ready = figures(floors, floor -> total(floor) - last(floor));
        var byHand = figures(floors, FloorBench::total);
        var running = figures(clusters, Made::running);
        var withDns = figures(clusters, made -> made.running() + made.dns());
        row("by hand, to three nodes Ready, s", ready, "");
        row("by hand, to coredns running, s", byHand, "");
        row("by Mold, from the answer to Running, s", running, "goal on two quiet cores: at most 75");
        row("by Mold, to coredns running, s", withDns, "");
        row("the server's peak resident memory, MiB", figures(clusters, Made::peakMib), "goal: at most 450");
        ratio("Running to three nodes Ready", Figures.median(running) / Figures.median(ready));
        ratio("both to coredns running", Figures.median(withDns) / Figures.median(byHand));
    }

    private static void ratio(String name, double ratio) {
        Console.say("%-42s %.2f   goal: at most %.2f", "ratio, " + name, ratio, RATIO_GOAL);
    }

    private static void row(String name, double[] readings, String goal) {
        Console.say("%-42s %s   %s", name, Figures.text(readings), goal);
    }

    private static <T> double[] figures(List<T> runs, ToDoubleFunction<T> figure) {
        return runs.stream().mapToDouble(figure).toArray();
    }

    private static double total(List<Phase> phases) {
        return phases.stream().mapToDouble(Phase::seconds).sum();
    }

    private static double last(List<Phase> phases) {
        return phases.get(phases.size() - 1).seconds();
    }
}
