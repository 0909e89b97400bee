/** Virtual machines with their root volumes: rows, state transitions and wire forms. */
package dev.mold.server.vm.machine;
