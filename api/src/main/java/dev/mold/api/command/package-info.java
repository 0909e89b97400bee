/** Commands as records, and the contract between them, their handlers and the engine. */
package dev.mold.api.command;
