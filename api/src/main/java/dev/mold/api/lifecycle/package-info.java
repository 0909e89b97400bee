/** Transition tables of states and events. */
package dev.mold.api.lifecycle;
