package dev.mold.server.platform.wire;

import java.io.ByteArrayOutputStream;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes JSON in UTF-8. */
final class JsonSink implements WireSink {
    private static final int TYPICAL_ANSWER = 2048;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(TYPICAL_ANSWER);
    private final JsonGenerator json;

    JsonSink(JsonFactory factory) {
        this.json = factory.createGenerator(ObjectWriteContext.empty(), bytes, JsonEncoding.UTF8);
    }

    private void name(WireName name) {
        if (name != null) {
            json.writeName(name.json());
        }
    }

    @Override
    public void startObject(WireName name) {
        name(name);
        json.writeStartObject();
    }

    @Override
    public void endObject() {
        json.writeEndObject();
    }

    @Override
    public void startArray(WireName name) {
        name(name);
        json.writeStartArray();
    }

    @Override
    public void endArray() {
        json.writeEndArray();
    }

    @Override
    public void text(WireName name, String value) {
        name(name);
        json.writeString(value);
    }

    @Override
    public void number(WireName name, long value) {
        name(name);
        json.writeNumber(value);
    }

    @Override
    public void decimal(WireName name, double value) {
        name(name);
        json.writeNumber(value);
    }

    @Override
    public void flag(WireName name, boolean value) {
        name(name);
        json.writeBoolean(value);
    }

    @Override
    public void raw(WireName name, String value) {
        name(name);
        json.writeRawValue(value);
    }

    @Override
    public byte[] finish() {
        json.close();
        return bytes.toByteArray();
    }
}
