/** Error codes and the one exception that carries them to the caller. */
package dev.mold.api.error;
