/** The Kubernetes versions that clusters can be made with, and the commands for them. */
package dev.mold.koral.version;
