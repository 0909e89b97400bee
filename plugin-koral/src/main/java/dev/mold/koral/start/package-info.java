/** The command and the flow that start a cluster. */
package dev.mold.koral.start;
