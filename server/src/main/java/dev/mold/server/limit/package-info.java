/** Resource limits of accounts and domains. */
package dev.mold.server.limit;
