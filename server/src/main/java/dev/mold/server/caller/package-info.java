/** What the API's engine asks of whatever knows the users: who calls, and who may log in. */
package dev.mold.server.caller;
