/** The service layer's ports: what a plugin asks of the cloud. */
package dev.mold.api.cloud;
