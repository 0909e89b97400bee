package dev.mold.server.compute.machine.image;

import dev.mold.api.error.ApiException;
import dev.mold.server.compute.machine.host.HostPrograms;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Looks into a file: is it an ISO, is it the root of a machine? */
final class ImageInspection {
    /** Where ISO 9660 has the name of its format: in the 17th sector of 2 KiB. */
    private static final long ISO_MARK = 16 * 2048 + 1;

    private static final String LOOK_INSIDE =
            "mount -o ro,loop \"$0\" /mnt && [ -x /mnt/usr/local/sbin/mold-init ] && [ -d /mnt/var ] && [ -e /mnt/etc/os-release ]";

    private final HostPrograms commands;

    ImageInspection(HostPrograms commands) {
        this.commands = commands;
    }

    /** @throws ImageFetch.Failed with what it lacks */
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

    /** In a mount namespace of its own, so that nothing stays mounted whatever happens. */
    private void checkRoot(Path file) throws ImageFetch.Failed {
        try {
            if (!commands.succeeds("unshare", "--mount", "sh", "-c", LOOK_INSIDE, file.toString())) {
                throw new ImageFetch.Failed("The template is no root file system of a machine that the host can mount");
            }
        } catch (ApiException e) {
            throw new ImageFetch.Failed("The template cannot be looked into: " + e.getMessage());
        }
    }
}
