/** Steps for control nodes and the control plane. */
package dev.mold.koral.step.control;
