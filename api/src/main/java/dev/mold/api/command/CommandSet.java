package dev.mold.api.command;

/** The commands of one feature. */
@FunctionalInterface
public interface CommandSet {
    void registerWith(CommandRegistrar registrar);
}
