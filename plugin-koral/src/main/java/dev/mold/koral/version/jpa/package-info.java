/** Kubernetes versions in the database. */
package dev.mold.koral.version.jpa;
