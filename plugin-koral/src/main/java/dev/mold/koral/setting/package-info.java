/** The settings of the plugin. */
package dev.mold.koral.setting;
