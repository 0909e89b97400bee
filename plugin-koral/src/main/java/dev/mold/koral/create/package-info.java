/** Creating a cluster. */
package dev.mold.koral.create;
