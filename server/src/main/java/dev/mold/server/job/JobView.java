package dev.mold.server.job;

import dev.mold.api.command.CallContext;
import dev.mold.api.error.ErrorCode;
import dev.mold.api.flow.OperationState;
import dev.mold.api.id.OperationId;
import dev.mold.api.response.Field;
import dev.mold.api.response.View;
import dev.mold.server.job.flow.Job;
import dev.mold.server.platform.wire.RawJson;
import java.time.Instant;

/** A job on the wire. */
@View(id = OperationId.class)
record JobView(
        @Field("The id of the account that asked for the job") String accountid,
        @Field("The account that asked for the job") String account,
        @Field("The id of the account's domain") String domainid,
        @Field("The path of the account's domain") String domainpath,
        @Field("The id of the user who asked for the job") String userid,
        @Field("The command that the job does") String cmd,
        @Field("Which step the job is at, in words") String jobprogress,
        @Field("The progress as a number; always 0") int jobprocstatus,
        @Field("0, or the error code of a job that failed") int jobresultcode,
        @Field("The type of the result") String jobresulttype,
        @Field("The result of the job") RawJson jobresult,
        @Field("The type of the entity that the job works on") String jobinstancetype,
        @Field("The id of the entity that the job works on") String jobinstanceid,
        @Field("The server that works on the job") String managementservername,
        @Field("When the job was asked for") Instant created,
        @Field("When the job ended") Instant completed,
        @Field("The id of the job") String jobid,
        @Field("0 in progress, 1 succeeded, 2 failed or cancelled") int jobstatus) {
    static final int IN_PROGRESS = 0;
    private static final int SUCCEEDED = 1;
    private static final int FAILED = 2;

    static JobView of(Job job) {
        var caller = job.caller();
        var ended = job.state().ended();
        return new JobView(
                caller.account().toString(),
                caller.accountName(),
                caller.domain().toString(),
                domainPath(caller),
                caller.user().toString(),
                job.command(),
                job.progress().orElse(null),
                0,
                ended ? job.error().map(ErrorCode::wireCode).orElse(0) : 0,
                job.result().isPresent() ? "object" : null,
                job.result().map(RawJson::new).orElse(null),
                job.subject().type(),
                job.subject().id().toString(),
                ended ? null : job.server().orElse(null),
                job.created(),
                job.completed().orElse(null),
                job.id().toString(),
                status(job.state()));
    }

    private static String domainPath(CallContext caller) {
        var path = caller.domainPath();
        return path.length() < 2 ? "ROOT" : "ROOT" + path.substring(0, path.length() - 1);
    }

    private static int status(OperationState state) {
        return switch (state) {
            case PENDING, RUNNING, UNDOING -> IN_PROGRESS;
            case SUCCEEDED -> SUCCEEDED;
            // clients know no other end than these two
            case FAILED, CANCELLED -> FAILED;
        };
    }
}
