/** The command and the flow that stop a cluster. */
package dev.mold.koral.stop;
