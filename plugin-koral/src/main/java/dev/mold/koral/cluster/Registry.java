package dev.mold.koral.cluster;

/** A private image registry; its password is one of the cluster's secrets. */
public record Registry(String url, String username) {
    /** Whether it is reached over https, which is the default for a URL without a scheme. */
    public boolean overTls() {
        return !url.startsWith("http://");
    }
}
