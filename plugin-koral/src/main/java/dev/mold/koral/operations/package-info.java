/** The command that lists operations on clusters and their progress. */
package dev.mold.koral.operations;
