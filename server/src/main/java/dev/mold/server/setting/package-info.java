/** Settings: the values that operators have set, by scope, and the commands that read and change them. */
package dev.mold.server.setting;
