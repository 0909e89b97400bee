/** User data for a new machine's first boot: renders a typed record as a cloud-config. */
package dev.mold.koral.cloudinit;
