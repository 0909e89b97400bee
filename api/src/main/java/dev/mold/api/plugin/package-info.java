/** What a plugin is to the server and the server to a plugin. */
package dev.mold.api.plugin;
