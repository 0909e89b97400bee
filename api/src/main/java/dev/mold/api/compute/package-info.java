/** What a back end does for the server. */
package dev.mold.api.compute;
