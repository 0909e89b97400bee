package dev.mold.koral.scenario;

import dev.mold.server.testing.ApiResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks error responses: in CloudStack's format, with the right code, in readable words, without internals. */
final class Refusals {
    private static final Set<Integer> CODES =
            Set.of(400, 401, 405, 413, 429, 430, 431, 432, 530, 531, 532, 533, 534, 535, 536, 537);
    private static final Pattern INSIDES = Pattern.compile(
            "Exception|\\bat [a-z]+\\.[a-z.]+\\(|java\\.|org\\.|jakarta\\.|hibernate|SQL|Internal error|null pointer",
            Pattern.CASE_INSENSITIVE);

    private Refusals() {}

    /** @return what is wrong with the answer; empty if it is a proper error response with that status */
    static List<String> faults(ApiResponse answer, int status, String part) {
        var faults = new ArrayList<String>();
        if (answer.status() != status) {
            faults.add("status " + answer.status() + " and not " + status + ": " + answer.body());
        } else {
            faults.addAll(faults(answer));
            if (!answer.body().contains(part)) {
                faults.add("the text lacks \"" + part + "\": " + answer.body());
            }
        }
        return faults;
    }

    /** @return what is wrong with the answer, whatever its status; empty for a proper answer */
    static List<String> faults(ApiResponse answer) {
        if (answer.status() == 200) {
            return List.of();
        }
        var faults = new ArrayList<String>();
        if (!CODES.contains(answer.status())) {
            faults.add("status " + answer.status() + " is none of the contract's: " + answer.body());
            return faults;
        }
        var content = answer.content();
        var text = content.path("errortext").asString("");
        if (content.path("errorcode").asInt(0) != answer.status() || !content.path("uuidList").isArray()) {
            faults.add("not CloudStack-shaped: " + answer.body());
        }
        if (text.isBlank() || INSIDES.matcher(text).find()) {
            faults.add("no clear text: " + answer.body());
        }
        if (answer.status() != 401 && answer.header("X-Description") == null) {
            faults.add("no X-Description");
        }
        return faults;
    }
}
