/** Rules of public addresses for plugins, which create several at once. */
package dev.mold.server.network.rule;
