/** HTTP in, JSON and XML out: who calls, which command, with what; no business rule. */
package dev.mold.server.web;
