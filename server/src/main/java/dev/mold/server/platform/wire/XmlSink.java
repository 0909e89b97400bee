package dev.mold.server.platform.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes XML as CloudStack does: an object is an element; an array is a sequence of elements with the array's name; an
 * array of plain values is one element with the values separated by commas.
 */
final class XmlSink implements WireSink {
    private static final String PROLOG = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

    private final StringBuilder xml = new StringBuilder(PROLOG);
    private final Deque<String> open = new ArrayDeque<>();
    private final JsonMapper mapper;
    private final String rootAttributes;
    private Array array;

    /** The current array. */
    private static final class Array {
        private final String name;
        private final Array outer;
        private StringBuilder plain;

        private Array(String name, Array outer) {
            this.name = name;
            this.outer = outer;
        }
    }

    /** @param rootAttributes put into the first element, with a leading blank; may be empty */
    XmlSink(JsonMapper mapper, String rootAttributes) {
        this.mapper = mapper;
        this.rootAttributes = rootAttributes;
    }

    private String tag(WireName name) {
        return name == null ? array.name : elementName(name.text());
    }

    /** A map's key may be any text, an element's name may not. */
    private static String elementName(String text) {
        var name = text.replaceAll("[^A-Za-z0-9_.-]", "_");
        return name.isEmpty() || !(Character.isLetter(name.charAt(0)) || name.charAt(0) == '_') ? "_" + name : name;
    }

    @Override
    public void startObject(WireName name) {
        if (name == null && array == null) {
            // the nameless outermost object of JSON has no counterpart
            open.push("");
            return;
        }
        var tag = tag(name);
        xml.append('<').append(tag);
        if (open.size() <= 1 && open.stream().allMatch(String::isEmpty)) {
            xml.append(rootAttributes);
        }
        xml.append('>');
        open.push(tag);
        array = new Array(null, array);
    }

    @Override
    public void endObject() {
        var tag = open.pop();
        if (!tag.isEmpty()) {
            array = array.outer;
            xml.append("</").append(tag).append('>');
        }
    }

    @Override
    public void startArray(WireName name) {
        array = new Array(tag(name), array);
    }

    @Override
    public void endArray() {
        var ended = array;
        array = ended.outer;
        if (ended.plain != null) {
            element(ended.name, ended.plain.toString());
        }
    }

    @Override
    public void text(WireName name, String value) {
        if (name == null && array != null) {
            if (array.plain == null) {
                array.plain = new StringBuilder(value);
            } else {
                array.plain.append(',').append(value);
            }
            return;
        }
        element(tag(name), value);
    }

    private void element(String tag, String value) {
        xml.append('<').append(tag).append('>');
        escape(value);
        xml.append("</").append(tag).append('>');
    }

    @Override
    public void number(WireName name, long value) {
        text(name, Long.toString(value));
    }

    @Override
    public void decimal(WireName name, double value) {
        text(name, Double.toString(value));
    }

    @Override
    public void flag(WireName name, boolean value) {
        text(name, Boolean.toString(value));
    }

    @Override
    public void raw(WireName name, String json) {
        node(name, mapper.readTree(json));
    }

    private void node(WireName name, JsonNode node) {
        if (node.isObject()) {
            startObject(name);
            node.properties().forEach(field -> node(WireName.of(field.getKey()), field.getValue()));
            endObject();
        } else if (node.isArray()) {
            startArray(name);
            node.forEach(item -> node(null, item));
            endArray();
        } else if (!node.isNull()) {
            text(name, node.asString());
        }
    }

    private void escape(String value) {
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            switch (c) {
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '&' -> xml.append("&amp;");
                case '"' -> xml.append("&quot;");
                case '\'' -> xml.append("&apos;");
                case '\t', '\n', '\r' -> xml.append(c);
                default -> xml.append(c < ' ' || c == 0xFFFE || c == 0xFFFF ? '?' : c);
            }
        }
    }

    @Override
    public byte[] finish() {
        return xml.toString().getBytes(StandardCharsets.UTF_8);
    }
}
