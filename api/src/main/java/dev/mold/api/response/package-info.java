/** What answers are made of. */
package dev.mold.api.response;
