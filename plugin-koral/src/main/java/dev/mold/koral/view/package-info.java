/** The API views of clusters, which several commands return. */
package dev.mold.koral.view;
