package dev.mold.server.account;

/**
 * A domain's name and where it is.
 *
 * @param path as in {@code domainpath} of an answer: {@code ROOT} or {@code ROOT/a/b}
 */
public record DomainPlace(String name, String path) {}
