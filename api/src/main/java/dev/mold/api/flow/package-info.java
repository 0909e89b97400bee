/** Operations as lists of steps: declarations only; the engine is part of the server. */
package dev.mold.api.flow;
