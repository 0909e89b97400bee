/** The command and the flow that delete a cluster. */
package dev.mold.koral.delete;
