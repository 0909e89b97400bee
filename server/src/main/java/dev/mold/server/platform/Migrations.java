package dev.mold.server.platform;

/**
 * A set of Flyway migrations beside the server's own.
 *
 * @param historyTable where Flyway notes which of them ran
 * @param location folder on the class path
 * @param loader where the folder is found
 */
public record Migrations(String historyTable, String location, ClassLoader loader) {}
