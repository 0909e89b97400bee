/** Jobs on virtual machines: the commands that submit them, the flows, and their steps. */
package dev.mold.server.vm.operation;
