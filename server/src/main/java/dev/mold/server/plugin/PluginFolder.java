package dev.mold.server.plugin;

import dev.mold.api.plugin.MoldPlugin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** Finds plugins; each has a folder of jars below the plugins folder. */
public final class PluginFolder {
    private PluginFolder() {}

    /**
     * @param folder the plugins folder; it need not exist
     * @return the plugins of the folder and of the server's class path
     * @throws IllegalStateException if two of them have the same name
     */
    public static List<InstalledPlugin> scan(Path folder) {
        var own = PluginFolder.class.getClassLoader();
        var found = new ArrayList<InstalledPlugin>();
        ServiceLoader.load(MoldPlugin.class, own).forEach(plugin -> found.add(new InstalledPlugin(plugin, own)));
        if (Files.isDirectory(folder)) {
            for (var each : children(folder)) {
                load(each, own).forEach(found::add);
            }
        }
        var names = new HashSet<String>();
        for (var each : found) {
            if (!names.add(each.plugin().name())) {
                throw new IllegalStateException("Two plugins are called " + each.plugin().name());
            }
        }
        return List.copyOf(found);
    }

    private static Stream<InstalledPlugin> load(Path folder, ClassLoader parent) {
        var jars = children(folder).stream()
                .filter(file -> file.getFileName().toString().endsWith(".jar"))
                .map(PluginFolder::url)
                .toArray(URL[]::new);
        if (jars.length == 0) {
            return Stream.empty();
        }
        var loader = new URLClassLoader("plugin-" + folder.getFileName(), jars, parent);
        return ServiceLoader.load(MoldPlugin.class, loader).stream()
                .filter(provider -> provider.type().getClassLoader() == loader)
                .map(provider -> new InstalledPlugin(provider.get(), loader));
    }

    private static List<Path> children(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be read", e);
        }
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException("The file name " + file + " makes no URL", e);
        }
    }
}
