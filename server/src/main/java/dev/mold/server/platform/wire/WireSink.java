package dev.mold.server.platform.wire;

/**
 * Takes an answer piece by piece, as JSON or as XML. Inside an object every piece has a name; inside an array, and at
 * the very top of JSON, it has none (null).
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

    /** @param json one JSON value, written before */
    void raw(WireName name, String json);

    /** Ends the answer. */
    byte[] finish();
}
