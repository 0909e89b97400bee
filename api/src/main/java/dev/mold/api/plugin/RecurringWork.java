package dev.mold.api.plugin;

import java.time.Duration;

/**
 * Periodic work, run by one server at a time.
 *
 * @param name unique, lower-case words joined by hyphens
 */
public record RecurringWork(String name, Duration interval, Runnable work) {}
