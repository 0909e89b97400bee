package dev.mold.server.platform.wire;

import dev.mold.api.command.RoleType;
import dev.mold.api.flow.JobAnswer;
import dev.mold.api.response.Success;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** Turns views into JSON and XML. */
public final class WireFormat {
    private static final WireName SUCCESS = WireName.of("success");
    private static final WireName DETAILS = WireName.of("details");
    private static final WireName ERROR_CODE = WireName.of("errorcode");
    private static final WireName ERROR_TEXT = WireName.of("errortext");

    private final JsonFactory factory = new JsonFactory();
    private final ViewWriter views = new ViewWriter();
    private final JsonMapper mapper;

    /** @param mapper reads rendered JSON where XML is wanted */
    public WireFormat(JsonMapper mapper) {
        this.mapper = mapper;
    }

    public WireSink json() {
        return new JsonSink(factory);
    }

    /** @param rootAttributes put into the first element, with a leading blank; may be empty */
    public WireSink xml(String rootAttributes) {
        return new XmlSink(mapper, rootAttributes);
    }

    /**
     * @param value a view, a text, a number, a flag, a time, an id, or a list or map of these
     * @param viewer the caller's role: fields for other roles are left out
     */
    public void write(WireSink sink, WireName name, Object value, RoleType viewer) {
        views.write(sink, name, value, viewer);
    }

    /** Writes the fields of a view into the current object. */
    public void fields(WireSink sink, Object view, RoleType viewer) {
        views.fields(sink, view, viewer);
    }

    /** The fields of a view class. */
    public ViewShape shape(Class<?> view) {
        return views.shape(view);
    }

    /**
     * The {@code jobresult} of a job that succeeded.
     *
     * @return a JSON object
     */
    public String jobResult(JobAnswer answer, RoleType viewer) {
        var json = json();
        json.startObject(null);
        if (answer.view() instanceof Success success) {
            json.flag(SUCCESS, success.success());
            if (success.displaytext() != null) {
                json.text(DETAILS, success.displaytext());
            }
        } else if (answer.entityKey().isEmpty()) {
            fields(json, answer.view(), viewer);
        } else {
            write(json, WireName.of(answer.entityKey()), answer.view(), viewer);
        }
        json.endObject();
        return new String(json.finish(), StandardCharsets.UTF_8);
    }

    /**
     * The {@code jobresult} of a job that failed.
     *
     * @param code {@code errorcode} on the wire
     * @return a JSON object
     */
    public String jobError(int code, String text) {
        var json = json();
        json.startObject(null);
        json.number(ERROR_CODE, code);
        json.text(ERROR_TEXT, text);
        json.endObject();
        return new String(json.finish(), StandardCharsets.UTF_8);
    }
}
