package dev.mold.server.setting;

/**
 * A stored value that its setting cannot have.
 *
 * @param key the setting's
 * @param place for which the value was given
 * @param problem what is wrong with it, and what the setting can have, in one sentence
 */
record UnusableValue(String key, Place place, String problem) {}
