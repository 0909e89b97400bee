/** Steps for networks, public addresses and rules. */
package dev.mold.koral.step.network;
