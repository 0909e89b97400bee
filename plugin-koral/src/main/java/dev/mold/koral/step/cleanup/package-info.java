/** Steps that deal with what is taken away. */
package dev.mold.koral.step.cleanup;
