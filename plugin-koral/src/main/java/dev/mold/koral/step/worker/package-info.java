/** Steps for workers. */
package dev.mold.koral.step.worker;
