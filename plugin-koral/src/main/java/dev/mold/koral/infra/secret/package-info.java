/** Keys, tokens and fingerprints, generated from a cryptographic random source. */
package dev.mold.koral.infra.secret;
