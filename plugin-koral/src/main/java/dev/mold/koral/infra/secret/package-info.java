/** Keys, tokens and fingerprints, made from a cryptographic source of randomness. */
package dev.mold.koral.infra.secret;
