import java.time.Duration;

/**
 * A program that cleans up on Ctrl-C or a termination signal: its thread is interrupted, and the process lives until
 * that thread has ended.
 */
final class Interruptible {
    private static final Duration MAX_CLEAN_UP_TIME = Duration.ofMinutes(5);

    private Interruptible() {}

    /** The program's work. */
    interface Work {
        void run() throws Exception;
    }

    /** Does the work in this thread and exits; on failure prints the reason and exits with status 1. */
    static void run(Work work) {
        var thread = Thread.currentThread();
        var hook = new Thread(() -> endInOrder(thread), "clean-up");
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
        System.err.println("Cleaning up…");
        thread.interrupt();
        try {
            thread.join(MAX_CLEAN_UP_TIME.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns false if the process is shutting down already: then the hook waits for this thread. */
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
