package dev.mold.koral.cluster;

/** A private image registry; its password is one of the cluster's secrets. */
public record Registry(String url, String username) {}
