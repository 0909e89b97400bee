package dev.mold.server;

import dev.mold.server.compute.BackendOptions;
import dev.mold.server.platform.DatabaseSettings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a server is started.
 *
 * @param port TCP port of the API; 0 for a free one
 * @param bind address to listen on
 * @param data folder for what must outlive the server
 * @param plugins folder with a folder of jars for each plugin
 * @param backend the compute back end, also of a fresh data folder's zone
 * @param database where the database is
 * @param empty whether a fresh data folder is left without a zone
 * @param adminPassword the first admin's password; empty for a random one that is shown once
 */
public record ServerOptions(
        int port,
        String bind,
        Path data,
        Path plugins,
        BackendOptions backend,
        DatabaseSettings database,
        boolean empty,
        Optional<String> adminPassword) {}
