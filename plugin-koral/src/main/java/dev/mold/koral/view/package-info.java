/** The wire form of clusters, which several commands answer with. */
package dev.mold.koral.view;
