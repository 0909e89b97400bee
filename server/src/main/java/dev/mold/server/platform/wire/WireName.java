package dev.mold.server.platform.wire;

import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

/** A field name, with its JSON form computed in advance. */
public record WireName(String text, SerializableString json) {
    public static WireName of(String text) {
        var json = new SerializedString(text);
        // computed now, and not each time an answer is written
        json.asQuotedUTF8();
        return new WireName(text, json);
    }
}
