/** Code that the steps of all flows share. */
package dev.mold.koral.step;
