package dev.mold.api.cloud;

/** Seals secrets before they are stored, with a key that is not in the database. */
public interface Vault {
    /**
     * @param secret what to hide
     * @param purpose where it belongs, such as {@code cluster/<uuid>/kubeconfig}; a value sealed for one place cannot be
     *     opened for another
     * @return text that can be stored
     */
    String seal(String secret, String purpose);

    /** @throws IllegalStateException if it was not sealed with this key for this purpose */
    String open(String sealed, String purpose);
}
