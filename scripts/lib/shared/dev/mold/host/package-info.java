/** What tests and demonstrations on real machines of a host have in common; it needs nothing but the JDK. */
package dev.mold.host;
