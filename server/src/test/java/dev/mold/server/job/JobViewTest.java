package dev.mold.server.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.api.command.CallContext;
import dev.mold.api.command.RoleType;
import dev.mold.api.error.Errors;
import dev.mold.api.flow.OperationState;
import dev.mold.api.flow.Subject;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.DomainId;
import dev.mold.api.id.OperationId;
import dev.mold.api.id.RoleId;
import dev.mold.api.id.UserId;
import dev.mold.server.job.flow.Job;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobViewTest {
    private static final String ERROR = "{\"errorcode\":530,\"errortext\":\"It made way for a delete\"}";

    @ParameterizedTest
    @EnumSource
    void aJobIsUnderWayUntilItHasSucceededOrFailed(OperationState state) {
        var status = JobView.of(job(state)).jobstatus();
        assertThat(status)
                .isEqualTo(!state.ended() ? 0 : state == OperationState.SUCCEEDED ? 1 : 2);
    }

    @Test
    void aCancelledJobHasFailedAndTellsWhy() {
        var view = JobView.of(job(OperationState.CANCELLED));
        assertThat(view.jobstatus()).isEqualTo(2);
        assertThat(view.jobresultcode()).isEqualTo(530);
        assertThat(view.jobresulttype()).isEqualTo("object");
        assertThat(view.jobresult().text()).isEqualTo(ERROR);
    }

    private static Job job(OperationState state) {
        var id = new UUID(0, 1);
        var caller = new CallContext(
                new UserId(id),
                "somebody",
                new AccountId(id),
                "account",
                new DomainId(id),
                "/",
                new RoleId(id),
                RoleType.USER,
                Optional.empty());
        var time = Instant.parse("2026-11-20T23:44:52Z");
        var failed = state.ended() && state != OperationState.SUCCEEDED;
        return new Job(
                new OperationId(id),
                caller,
                caller.account(),
                "createThing",
                new Subject("Thing", id, "thing"),
                state,
                time,
                state.ended() ? Optional.of(time) : Optional.empty(),
                failed ? Optional.of(Errors.CANCELLED) : Optional.empty(),
                failed ? Optional.of(ERROR) : Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
