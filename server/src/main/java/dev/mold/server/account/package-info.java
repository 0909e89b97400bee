/** Domains, accounts, users, roles, keys and access rules. */
package dev.mold.server.account;
