package dev.mold.server.platform.wire;

/**
 * Writes an answer value by value, as JSON or as XML. A value inside an object has a name; one inside an array, or at
 * the top level of JSON, has none (null).
 */
public interface WireSink {
    void startObject(WireName name);

    void endObject();

    void startArray(WireName name);

    void endArray();

    void text(WireName name, String value);

    void number(WireName name, long value);

    void decimal(WireName name, double value);

    void flag(WireName name, boolean value);

    /** @param json one JSON value that was rendered before */
    void raw(WireName name, String json);

    /** Ends the answer. */
    byte[] finish();
}
