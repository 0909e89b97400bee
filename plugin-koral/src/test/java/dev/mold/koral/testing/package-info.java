/** Code shared by tests of whole servers: users' calls, and inventories for comparison. */
package dev.mold.koral.testing;
