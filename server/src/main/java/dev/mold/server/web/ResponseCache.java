package dev.mold.server.web;

import dev.mold.api.command.CallContext;
import dev.mold.server.discovery.CommandDescriptor;
import dev.mold.server.platform.rows.Dependencies;
import dev.mold.server.platform.rows.DependencyTracker;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Caches the answers to list commands. A cached answer is used while everything that it was made from is unchanged:
 * clients poll, and most lists are requested more often than they change. Authentication and permissions are checked
 * before, at every call.
 */
final class ResponseCache {
    private static final long MAX_BYTES = 16L << 20;
    private static final long MAX_ANSWER_BYTES = MAX_BYTES / 4;
    /** The memory that a cached answer takes in addition to its body, in bytes. */
    private static final long OVERHEAD = 2048;

    private final Set<Class<?>> cacheable;
    private final DependencyTracker rows;
    private final Map<Question, Kept> kept = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    /** @param cacheable the records of the commands whose answers may be cached */
    ResponseCache(Set<Class<?>> cacheable, DependencyTracker rows) {
        this.cacheable = Set.copyOf(cacheable);
        this.rows = rows;
    }

    /** The key of the cache: the caller and the parameters, including the format of the answer. */
    private record Question(CallContext call, Map<String, String> parameters) {
        static Question of(ApiRequest request, CallContext call) {
            var parameters = new HashMap<String, String>();
            request.parameters().forEach((name, value) -> {
                if (!ofTheSignature(name)) {
                    parameters.put(name, value);
                }
            });
            return new Question(call, parameters);
        }

        /** By its length first, because this is called for every parameter of every call. */
        private static boolean ofTheSignature(String name) {
            return switch (name.length()) {
                case 6 -> name.equalsIgnoreCase("apikey");
                case 7 -> name.equalsIgnoreCase("expires");
                case 9 -> name.equalsIgnoreCase("signature");
                case 10 -> name.equalsIgnoreCase("sessionkey");
                case 16 -> name.equalsIgnoreCase("signatureversion");
                default -> false;
            };
        }

        /** Repeated calls mostly pass the same caller object, which makes the comparison fast. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Question question
                    && (call == question.call || call.equals(question.call))
                    && parameters.equals(question.parameters);
        }

        @Override
        public int hashCode() {
            return 31 * call.user().value().hashCode() + parameters.hashCode();
        }
    }

    private record Kept(ApiAnswer answer, Dependencies dependencies) {
        long bytes() {
            return answer.body().length + OVERHEAD;
        }
    }

    boolean keeps(CommandDescriptor command) {
        return cacheable.contains(command.type());
    }

    /** @param make makes the answer if it is not cached; called outside of any transaction */
    ApiAnswer answer(ApiRequest request, CallContext call, Supplier<ApiAnswer> make) {
        var question = Question.of(request, call);
        var known = find(question);
        if (known.isPresent() && known.get().dependencies.areCurrent()) {
            return known.get().answer;
        }
        var made = rows.track(make);
        made.dependencies().ifPresent(dependencies -> put(question, new Kept(made.value(), dependencies)));
        return made.value();
    }

    private synchronized Optional<Kept> find(Question question) {
        return Optional.ofNullable(kept.get(question));
    }

    private synchronized void put(Question question, Kept answer) {
        if (answer.bytes() > MAX_ANSWER_BYTES) {
            return;
        }
        var before = kept.put(question, answer);
        bytes += answer.bytes() - (before == null ? 0 : before.bytes());
        var oldest = kept.entrySet().iterator();
        while (bytes > MAX_BYTES) {
            bytes -= oldest.next().getValue().bytes();
            oldest.remove();
        }
    }
}
