/** The command and the flow that create a cluster. */
package dev.mold.koral.create;
