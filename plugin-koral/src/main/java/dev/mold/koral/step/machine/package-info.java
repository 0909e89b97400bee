/** Steps that deal with virtual machines. */
package dev.mold.koral.step.machine;
