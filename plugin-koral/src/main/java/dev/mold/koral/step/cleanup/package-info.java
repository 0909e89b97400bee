/** Steps that remove resources. */
package dev.mold.koral.step.cleanup;
