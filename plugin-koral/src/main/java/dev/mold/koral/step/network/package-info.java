/** Steps that deal with addresses, rules and networks. */
package dev.mold.koral.step.network;
