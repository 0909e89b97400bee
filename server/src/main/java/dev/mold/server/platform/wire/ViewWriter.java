package dev.mold.server.platform.wire;

import dev.mold.api.command.RoleType;
import dev.mold.api.id.Id;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** Writes the values of views; null values are left out. */
final class ViewWriter {
    private final ClassValue<ViewShape> shapes = new ClassValue<>() {
        @Override
        protected ViewShape computeValue(Class<?> type) {
            return ViewShape.of(type);
        }
    };

    ViewShape shape(Class<?> view) {
        return shapes.get(view);
    }

    void fields(WireSink sink, Object view, RoleType viewer) {
        var fields = shapes.get(view.getClass()).own();
        for (var i = 0; i < fields.size(); i++) {
            var field = fields.get(i);
            if (!field.visibleTo(viewer)) {
                continue;
            }
            var value = field.read(view);
            if (value == null) {
                continue;
            }
            if (field.unwrapped()) {
                fields(sink, value, viewer);
            } else {
                write(sink, field.name(), value, viewer);
            }
        }
    }

    void write(WireSink sink, WireName name, Object value, RoleType viewer) {
        if (value instanceof String text) {
            sink.text(name, text);
        } else if (value instanceof Boolean flag) {
            sink.flag(name, flag);
        } else if (value instanceof Double || value instanceof Float) {
            sink.decimal(name, ((Number) value).doubleValue());
        } else if (value instanceof Number number) {
            sink.number(name, number.longValue());
        } else if (value instanceof Instant time) {
            sink.text(name, WireTime.format(time));
        } else if (value instanceof Id id) {
            sink.text(name, id.value().toString());
        } else if (value instanceof Collection<?> items) {
            sink.startArray(name);
            items.forEach(item -> write(sink, null, item, viewer));
            sink.endArray();
        } else if (value instanceof Map<?, ?> map) {
            sink.startObject(name);
            map.forEach((key, item) -> {
                if (item != null) {
                    write(sink, WireName.of(key.toString()), item, viewer);
                }
            });
            sink.endObject();
        } else if (value instanceof RawJson raw) {
            sink.raw(name, raw.text());
        } else if (value instanceof Record view) {
            sink.startObject(name);
            fields(sink, view, viewer);
            sink.endObject();
        } else {
            sink.text(name, value.toString());
        }
    }
}
