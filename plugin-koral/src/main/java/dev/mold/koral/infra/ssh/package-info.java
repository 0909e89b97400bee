/** The node shell over SSH, by JSch: see {@code docs/contracts/node-shell.md}. */
package dev.mold.koral.infra.ssh;
