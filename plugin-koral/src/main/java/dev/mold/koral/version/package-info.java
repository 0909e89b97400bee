/** Supported Kubernetes versions and the commands for them. */
package dev.mold.koral.version;
