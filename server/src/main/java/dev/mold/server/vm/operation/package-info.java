/** What is done to virtual machines as jobs: the commands that ask for it, the flows, and their steps. */
package dev.mold.server.vm.operation;
