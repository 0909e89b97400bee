/** The settings of the plugin, declared once. */
package dev.mold.koral.setting;
