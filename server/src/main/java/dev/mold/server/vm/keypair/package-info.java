/** SSH key pairs of accounts: the public halves. */
package dev.mold.server.vm.keypair;
