package dev.mold.api.flow;

import dev.mold.api.command.CallContext;
import dev.mold.api.id.AccountId;

/**
 * A request for one run of a flow.
 *
 * @param flow name of the flow
 * @param input its input
 * @param subject the entity it works on
 * @param owner the account that owns the subject; may query the job, as the caller may
 * @param caller the requester
 * @param command wire name of the requesting command
 * @param eventType type of the events that report start and end, such as {@code VM.START}
 * @param description one sentence for those events, such as {@code starting virtual machine web-1}
 * @param preempts whether to preempt a running operation on the subject instead of being refused
 */
public record OperationRequest(
        String flow,
        Record input,
        Subject subject,
        AccountId owner,
        CallContext caller,
        String command,
        String eventType,
        String description,
        boolean preempts) {}
