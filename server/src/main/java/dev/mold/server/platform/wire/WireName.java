package dev.mold.server.platform.wire;

import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

/** A name that is written again and again, with its JSON form prepared. */
public record WireName(String text, SerializableString json) {
    public static WireName of(String text) {
        var json = new SerializedString(text);
        // worked out now, so that it is never worked out while an answer is written
        json.asQuotedUTF8();
        return new WireName(text, json);
    }
}
