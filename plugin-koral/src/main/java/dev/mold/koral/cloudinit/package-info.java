/** What a new machine is told at its first boot: a typed record in, cloud-init's text out. */
package dev.mold.koral.cloudinit;
