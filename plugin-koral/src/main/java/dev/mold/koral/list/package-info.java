/** The command that lists clusters. */
package dev.mold.koral.list;
