/** Virtual machines with their root volumes: the rows, what moves them from state to state, and how they are shown. */
package dev.mold.server.vm.machine;
