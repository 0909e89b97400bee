/** Steps that deal with control nodes. */
package dev.mold.koral.step.control;
