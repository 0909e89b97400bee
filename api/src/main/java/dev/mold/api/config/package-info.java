/** Settings, declared once and typed. */
package dev.mold.api.config;
