/** Small help for list queries. */
package dev.mold.server.vm.query;
