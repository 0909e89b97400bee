/** Operations as lists of steps: declarations only, the engine is the server's. */
package dev.mold.api.flow;
