package dev.mold.server.platform;

/**
 * A set of Flyway migrations in addition to the server's own.
 *
 * @param historyTable table in which Flyway records which of them have run
 * @param location folder on the class path
 * @param loader class loader that finds the folder
 */
public record Migrations(String historyTable, String location, ClassLoader loader) {}
