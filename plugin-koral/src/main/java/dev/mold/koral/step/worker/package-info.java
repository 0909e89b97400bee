/** Steps that deal with workers. */
package dev.mold.koral.step.worker;
