package dev.mold.api.flow;

import dev.mold.api.command.CallContext;
import dev.mold.api.id.AccountId;

/**
 * Asks for one run of a flow.
 *
 * @param flow name of the flow
 * @param input what it is run with
 * @param subject what it works on
 * @param owner the account that owns the subject; may query the job beside the caller
 * @param caller who asked
 * @param command wire name of the command that asked
 * @param eventType type of the events that report start and end, such as {@code VM.START}
 * @param description one sentence for those events, such as {@code starting virtual machine web-1}
 * @param preempts whether it takes the place of an operation that is under way on the subject, rather than being
 * refused
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
