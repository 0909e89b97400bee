/**
 * HTTP in, JSON and XML out: authentication, dispatch and decoding of requests, rendering of answers; no business
 * rules.
 */
package dev.mold.server.web;
