/** Domains, accounts, users, roles, keys, and who may see or touch what. */
package dev.mold.server.account;
