package dev.mold.server.account;

/**
 * A domain's name and path.
 *
 * @param path as in {@code domainpath} of a response: {@code ROOT} or {@code ROOT/a/b}
 */
public record DomainPlace(String name, String path) {}
