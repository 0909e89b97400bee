/** Commands as data, and the contract between them, their handlers and the engine. */
package dev.mold.api.command;
