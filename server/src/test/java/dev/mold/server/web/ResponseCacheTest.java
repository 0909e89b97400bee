package dev.mold.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.api.command.CallContext;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.DomainId;
import dev.mold.api.id.RoleId;
import dev.mold.api.id.UserId;
import dev.mold.server.platform.rows.StatementDependencyTracker;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ResponseCacheTest {
    private static final int MIB = 1 << 20;

    private final StatementDependencyTracker rows = new StatementDependencyTracker(true);
    private final ResponseCache kept = new ResponseCache(Set.of(), rows);
    private final AtomicBoolean stands = new AtomicBoolean(true);
    private final CallContext anna = caller("anna");
    private int made;

    private static CallContext caller(String name) {
        return new CallContext(
                new UserId(UUID.randomUUID()),
                name,
                new AccountId(UUID.randomUUID()),
                name,
                new DomainId(UUID.randomUUID()),
                "/",
                new RoleId(UUID.randomUUID()),
                RoleType.USER,
                Optional.empty());
    }

    private static ApiRequest request(Map<String, String> parameters) {
        return new ApiRequest("127.0.0.1", false, ApiRequest.Raw.of(""), parameters, Optional.empty(), Optional.empty());
    }

    private ApiAnswer ask(ResponseCache answers, Map<String, String> parameters, CallContext call, int size) {
        return answers.answer(request(parameters), call, () -> {
            made++;
            rows.dependsOn(this, stands::get);
            return ApiAnswer.of(200, "text/plain", new byte[size]);
        });
    }

    private int madeFor(Map<String, String> parameters, CallContext call, int size) {
        var before = made;
        assertThat(ask(kept, parameters, call, size).body()).hasSize(size);
        return made - before;
    }

    @Test
    void theSameQuestionIsAnsweredOnceWhileWhatItRestsOnStands() {
        assertThat(madeFor(Map.of("command", "listZones"), anna, 10)).isEqualTo(1);
        assertThat(madeFor(Map.of("command", "listZones"), anna, 10)).isZero();
        stands.set(false);
        assertThat(madeFor(Map.of("command", "listZones"), anna, 10)).isEqualTo(1);
        stands.set(true);
        assertThat(madeFor(Map.of("command", "listZones"), anna, 10)).isZero();
    }

    @Test
    void howTheCallIsSignedIsNoPartOfTheQuestion() {
        madeFor(Map.of("command", "listZones", "apiKey", "k", "signature", "s", "expires", "1"), anna, 10);
        assertThat(madeFor(Map.of("command", "listZones", "APIKEY", "k", "signature", "t"), anna, 10)).isZero();
    }

    @Test
    void nobodyIsGivenWhatAnotherAskedFor() {
        madeFor(Map.of("command", "listZones"), anna, 10);
        assertThat(madeFor(Map.of("command", "listZones"), caller("bert"), 10)).isEqualTo(1);
        assertThat(madeFor(Map.of("command", "listZones", "response", "json"), anna, 10)).isEqualTo(1);
        assertThat(madeFor(Map.of("command", "listZones", "name", "x"), anna, 10)).isEqualTo(1);
    }

    @Test
    void noMoreIsKeptThanThereIsRoomForAndWhatWasNotAskedForLongestGoesFirst() {
        for (var page = 0; page < 5; page++) {
            madeFor(Map.of("page", "" + page), anna, 3 * MIB);
        }
        assertThat(madeFor(Map.of("page", "0"), anna, 3 * MIB)).isZero();
        madeFor(Map.of("page", "5"), anna, 3 * MIB);
        assertThat(madeFor(Map.of("page", "0"), anna, 3 * MIB)).isZero();
        assertThat(madeFor(Map.of("page", "1"), anna, 3 * MIB)).isEqualTo(1);
    }

    @Test
    void anAnswerThatWouldPushAllOthersOutIsNotKept() {
        madeFor(Map.of("page", "1"), anna, 5 * MIB);
        assertThat(madeFor(Map.of("page", "1"), anna, 5 * MIB)).isEqualTo(1);
    }

    @Test
    void nothingIsKeptWhereOthersMayWrite() {
        var shared = new ResponseCache(Set.of(), new StatementDependencyTracker(false));
        ask(shared, Map.of("command", "listZones"), anna, 10);
        ask(shared, Map.of("command", "listZones"), anna, 10);
        assertThat(made).isEqualTo(2);
    }
}
