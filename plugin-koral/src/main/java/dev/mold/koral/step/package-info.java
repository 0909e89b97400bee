/** What the steps of all flows share. */
package dev.mold.koral.step;
