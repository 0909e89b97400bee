/** The interfaces between plugins and the server. */
package dev.mold.api.plugin;
