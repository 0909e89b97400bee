package dev.mold.server.testing;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/** Runs the program that its first argument names, and ends with the process that started it, however that ends. */
public final class ChildMain {
    private ChildMain() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        ProcessHandle.current()
                .parent()
                .orElseThrow()
                .onExit()
                .thenRun(() -> Runtime.getRuntime().halt(1));
        try {
            Class.forName(arguments[0])
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
        } catch (InvocationTargetException e) {
            e.getCause().printStackTrace();
            System.exit(1);
        }
    }
}
