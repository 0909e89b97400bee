/** What tests of whole servers share: what users do, and what is there before and after. */
package dev.mold.koral.testing;
