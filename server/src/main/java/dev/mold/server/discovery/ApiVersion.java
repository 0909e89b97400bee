package dev.mold.server.discovery;

/** The version of CloudStack's API that is implemented; clients use it to decide what they may ask for. */
public final class ApiVersion {
    public static final String TEXT = "4.22.0.0";

    private ApiVersion() {}
}
