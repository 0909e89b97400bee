/** Templates and ISOs: what machines are made from and what is put into their drives. */
package dev.mold.server.image;
