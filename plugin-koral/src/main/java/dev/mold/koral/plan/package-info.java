/** Plans a cluster: chooses every id, name, port and key before anything is made. */
package dev.mold.koral.plan;
