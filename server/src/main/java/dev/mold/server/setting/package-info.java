/** Settings: the values that operators gave, by scope, and the commands that read and change them. */
package dev.mold.server.setting;
