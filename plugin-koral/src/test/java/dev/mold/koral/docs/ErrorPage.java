package dev.mold.koral.docs;

import dev.mold.api.error.ErrorCode;
import dev.mold.api.error.ErrorKind;
import dev.mold.api.error.Errors;
import java.util.Comparator;
import java.util.List;

/** The page of error codes. */
final class ErrorPage {
    private ErrorPage() {}

    static String write() {
        var rows = Errors.all().stream()
                .sorted(Comparator.comparingInt(ErrorCode::wireCode).thenComparing(ErrorCode::name))
                .map(code -> List.of(
                        Markdown.code(code.name()),
                        actor(code.kind()),
                        Integer.toString(code.wireCode()),
                        Integer.toString(code.csCode())))
                .toList();
        return Markdown.page(
                        "Errors",
                        "The first number is the HTTP status and the answer's `errorcode`, the second its `cserrorcode`. "
                                + "What becomes of them on the wire is described in the [wire "
                                + "protocol](../contracts/wire-protocol.md).")
                .table(List.of("code", "who has to act", "errorcode", "cserrorcode"), rows)
                .toString();
    }

    private static String actor(ErrorKind kind) {
        return switch (kind) {
            case USER -> "the caller: the request will fail again as it stands";
            case RESOURCE -> "the operator, or time: the same request may succeed later";
            case INTERNAL -> "the developers";
        };
    }
}
