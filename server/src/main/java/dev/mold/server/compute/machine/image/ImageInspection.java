package dev.mold.server.compute.machine.image;

import dev.mold.api.error.ApiException;
import dev.mold.server.compute.machine.host.HostPrograms;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Checks that a file is an ISO, or the root file system of a machine. */
final class ImageInspection {
    /** Offset of the ISO 9660 identifier: in the 17th sector of 2 KiB. */
    private static final long ISO_MARK = 16 * 2048 + 1;

    private static final String MOUNT_AND_CHECK =
            "mount -o ro,loop \"$0\" /mnt && [ -x /mnt/usr/local/sbin/mold-init ] && [ -d /mnt/var ] && [ -e /mnt/etc/os-release ]";

    private final HostPrograms commands;

    ImageInspection(HostPrograms commands) {
        this.commands = commands;
    }

    /** @throws ImageFetch.Failed with the reason */
    void check(Path file, boolean iso) throws IOException, ImageFetch.Failed {
        if (iso) {
            checkIso(file);
        } else {
            checkRoot(file);
        }
    }

    private static void checkIso(Path file) throws IOException, ImageFetch.Failed {
        try (var content = new RandomAccessFile(file.toFile(), "r")) {
            var mark = new byte[5];
            if (content.length() < ISO_MARK + mark.length) {
                throw new ImageFetch.Failed("The file is no ISO 9660 image: it has " + content.length() + " bytes");
            }
            content.seek(ISO_MARK);
            content.readFully(mark);
            if (!new String(mark, StandardCharsets.US_ASCII).equals("CD001")) {
                throw new ImageFetch.Failed("The file is no ISO 9660 image");
            }
        }
    }

    /** Uses a separate mount namespace, so that nothing stays mounted in any case. */
    private void checkRoot(Path file) throws ImageFetch.Failed {
        try {
            if (!commands.succeeds("unshare", "--mount", "sh", "-c", MOUNT_AND_CHECK, file.toString())) {
                throw new ImageFetch.Failed(
                        "The template is not the root file system of a machine, or the host cannot mount it");
            }
        } catch (ApiException e) {
            throw new ImageFetch.Failed("The template cannot be inspected: " + e.getMessage());
        }
    }
}
