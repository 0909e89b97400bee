/** The wire forms of responses. */
package dev.mold.api.response;
