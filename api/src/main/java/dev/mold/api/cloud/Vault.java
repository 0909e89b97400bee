package dev.mold.api.cloud;

/** Encrypts secrets for storage, with a key that is not in the database. */
public interface Vault {
    /**
     * @param secret the plain text
     * @param purpose where it is stored, such as {@code cluster/<uuid>/kubeconfig}; it can only be decrypted with the
     *     same purpose
     * @return the encrypted text
     */
    String seal(String secret, String purpose);

    /** @throws IllegalStateException if it was not encrypted with this key for this purpose */
    String open(String sealed, String purpose);
}
