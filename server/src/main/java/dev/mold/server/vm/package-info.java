/** Virtual machines, their volumes, and SSH key pairs. */
package dev.mold.server.vm;
