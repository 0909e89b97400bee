package dev.mold.server.web;

import dev.mold.api.command.CommandKind;
import dev.mold.api.command.RoleType;
import dev.mold.api.command.Submitted;
import dev.mold.api.error.ApiException;
import dev.mold.api.response.ListAnswer;
import dev.mold.api.response.Success;
import dev.mold.server.discovery.ApiVersion;
import dev.mold.server.discovery.CommandDescriptor;
import dev.mold.server.platform.wire.WireFormat;
import dev.mold.server.platform.wire.WireName;
import dev.mold.server.platform.wire.WireSink;
import java.util.Optional;
import java.util.function.Supplier;

/** Renders answers and errors in their envelope. */
final class AnswerRenderer {
    private static final String XML = "text/xml; charset=UTF-8";
    private static final String XML_ROOT = " cloud-stack-version=\"" + ApiVersion.TEXT + "\"";
    private static final WireName COUNT = WireName.of("count");
    private static final WireName ID = WireName.of("id");
    private static final WireName JOB_ID = WireName.of("jobid");
    private static final WireName UUID_LIST = WireName.of("uuidList");
    private static final WireName UUID = WireName.of("uuid");
    private static final WireName DESCRIPTION = WireName.of("description");
    private static final WireName ERROR_CODE = WireName.of("errorcode");
    private static final WireName CS_ERROR_CODE = WireName.of("cserrorcode");
    private static final WireName ERROR_TEXT = WireName.of("errortext");

    private final WireFormat format;
    private final Supplier<String> jsonType;

    /** @param jsonType the content type of JSON, asked for at each answer */
    AnswerRenderer(WireFormat format, Supplier<String> jsonType) {
        this.format = format;
        this.jsonType = jsonType;
    }

    /** @param result what the handler returned */
    ApiAnswer answer(CommandDescriptor command, Object result, RoleType viewer, boolean json) {
        var sink = sink(json, XML_ROOT);
        sink.startObject(null);
        sink.startObject(WireName.of(command.responseName()));
        body(sink, command, result, viewer);
        sink.endObject();
        sink.endObject();
        return finished(200, sink, json);
    }

    private void body(WireSink sink, CommandDescriptor command, Object result, RoleType viewer) {
        if (result instanceof Submitted submitted) {
            if (command.kind() == CommandKind.ASYNC_CREATE) {
                submitted.entity().ifPresent(id -> sink.text(ID, id.value().toString()));
            }
            sink.text(JOB_ID, submitted.job().value().toString());
        } else if (result instanceof ListAnswer<?> list) {
            if (list.count() > 0) {
                sink.number(COUNT, list.count());
            }
            if (!list.items().isEmpty()) {
                format.write(sink, WireName.of(command.entityKey()), list.items(), viewer);
            }
        } else if (result instanceof Success || command.entityKey().isEmpty()) {
            format.fields(sink, result, viewer);
        } else {
            format.write(sink, WireName.of(command.entityKey()), result, viewer);
        }
    }

    /** @param key top-level key */
    ApiAnswer refusal(String key, AuthenticationException refused, boolean json) {
        return error(key, 401, Optional.empty(), refused.getMessage(), Optional.empty(), json);
    }

    /**
     * @param key top-level key
     * @param text the message for the caller; the failure's own message may not be meant for it
     */
    ApiAnswer error(String key, ApiException failure, String text, boolean json) {
        var code = failure.code();
        return error(key, code.wireCode(), Optional.of(code.csCode()), text, Optional.of(failure), json)
                .describedAs(text);
    }

    /** A failed log-in, which carries no cserrorcode. */
    ApiAnswer loginError(String key, ApiException failure, boolean json) {
        return error(key, failure.code().wireCode(), Optional.empty(), failure.getMessage(), Optional.empty(), json);
    }

    private ApiAnswer error(
            String key, int status, Optional<Integer> csCode, String text, Optional<ApiException> about, boolean json) {
        var sink = sink(json, "");
        sink.startObject(null);
        sink.startObject(WireName.of(key));
        sink.startArray(UUID_LIST);
        about.ifPresent(failure -> failure.subjects().forEach(subject -> {
            sink.startObject(null);
            sink.text(UUID, subject.id().value().toString());
            sink.text(DESCRIPTION, subject.description());
            sink.endObject();
        }));
        sink.endArray();
        sink.number(ERROR_CODE, status);
        csCode.ifPresent(code -> sink.number(CS_ERROR_CODE, code));
        sink.text(ERROR_TEXT, text);
        sink.endObject();
        sink.endObject();
        return finished(status, sink, json);
    }

    private WireSink sink(boolean json, String rootAttributes) {
        return json ? format.json() : format.xml(rootAttributes);
    }

    private ApiAnswer finished(int status, WireSink sink, boolean json) {
        var contentType = json ? jsonType.get() : XML;
        return ApiAnswer.of(status, contentType, sink.finish());
    }
}
