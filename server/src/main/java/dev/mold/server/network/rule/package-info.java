/** The rules of public addresses for plugins, which make several of them at once. */
package dev.mold.server.network.rule;
