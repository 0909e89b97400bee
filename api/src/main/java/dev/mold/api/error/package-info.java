/** Error codes, and the exception that reports them to the caller. */
package dev.mold.api.error;
