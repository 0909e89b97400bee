/** Code shared by tests and demonstrations on real machines of a host; depends only on the JDK. */
package dev.mold.host;
