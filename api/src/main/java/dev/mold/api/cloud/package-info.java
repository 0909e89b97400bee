/** The ports of the service layer, through which plugins use the cloud. */
package dev.mold.api.cloud;
