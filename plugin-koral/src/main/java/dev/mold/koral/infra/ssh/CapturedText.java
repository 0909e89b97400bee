package dev.mold.koral.infra.ssh;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Captures a command's output up to a limit far above any legitimate answer, so that a node cannot exhaust memory. */
final class CapturedText extends OutputStream {
    private static final int LIMIT = 1 << 20;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Runnable whenClosed;

    CapturedText(Runnable whenClosed) {
        this.whenClosed = whenClosed;
    }

    @Override
    public synchronized void write(int value) {
        if (bytes.size() < LIMIT) {
            bytes.write(value);
        }
    }

    @Override
    public synchronized void write(byte[] source, int offset, int length) {
        bytes.write(source, offset, Math.min(length, LIMIT - bytes.size()));
    }

    @Override
    public void close() {
        whenClosed.run();
    }

    synchronized String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
