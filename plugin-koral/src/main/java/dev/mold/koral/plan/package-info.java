/** Plans a cluster: chooses every id, name, port and key before anything is created. */
package dev.mold.koral.plan;
