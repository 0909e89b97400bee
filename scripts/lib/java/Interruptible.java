import java.time.Duration;

/**
 * A program that puts things in order when it is told to end by Ctrl-C or a signal: its thread is interrupted, and the
 * process lives until that thread has come to its end.
 */
final class Interruptible {
    private static final Duration MAX_CLEARING_TIME = Duration.ofMinutes(5);

    private Interruptible() {}

    /** What the program does. */
    interface Work {
        void run() throws Exception;
    }

    /** Does the work in this thread and ends the process: with status 1 and the reason if it fails. */
    static void run(Work work) {
        var thread = Thread.currentThread();
        var hook = new Thread(() -> endInOrder(thread), "clearing away");
        Runtime.getRuntime().addShutdownHook(hook);
        var status = 0;
        try {
            work.run();
        } catch (InterruptedException e) {
            System.err.println("error: " + reason(e));
            return;
        } catch (Exception e) {
            System.err.println("error: " + reason(e));
            status = 1;
        }
        if (unhook(hook)) {
            System.exit(status);
        }
    }

    private static void endInOrder(Thread thread) {
        System.err.println("Clearing away…");
        thread.interrupt();
        try {
            thread.join(MAX_CLEARING_TIME.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** False if the process ends already: then the hook waits for this thread. */
    private static boolean unhook(Thread hook) {
        try {
            return Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private static String reason(Throwable problem) {
        var text = problem instanceof InterruptedException
                ? "interrupted"
                : problem.getMessage() == null ? problem.toString() : problem.getMessage();
        var all = new StringBuilder(problem.getCause() == null ? text : text + " (" + reason(problem.getCause()) + ")");
        for (var later : problem.getSuppressed()) {
            all.append("\nerror: ").append(reason(later));
        }
        return all.toString();
    }
}
