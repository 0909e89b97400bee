/** Steps for virtual machines and the software on them. */
package dev.mold.koral.step.machine;
