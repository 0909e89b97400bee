package dev.mold.api.command;

/** The commands that one feature brings. */
@FunctionalInterface
public interface CommandSet {
    void registerWith(CommandRegistrar registrar);
}
