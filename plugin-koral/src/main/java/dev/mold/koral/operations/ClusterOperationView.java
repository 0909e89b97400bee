package dev.mold.koral.operations;

import dev.mold.api.id.OperationId;
import dev.mold.api.response.Field;
import dev.mold.api.response.View;
import java.time.Instant;
import java.util.List;

/** An operation on the wire. */
@View(id = OperationId.class)
public record ClusterOperationView(
        @Field("The id of the operation, which is the id of its job") String id,
        @Field("The id of the cluster") String kubernetesclusterid,
        @Field("The name of the flow, such as create-kubernetes-cluster") String type,
        @Field("PENDING, RUNNING, UNDOING, SUCCEEDED, FAILED or CANCELLED") String state,
        @Field("When it was requested") Instant created,
        @Field("When it ended") Instant completed,
        @Field("Why it failed") String error,
        @Field("Its steps in order") List<StepView> steps) {

    /** One step. */
    @View
    public record StepView(
            @Field("The name of the step") String name,
            @Field("What the step does") String description,
            @Field("PENDING, RUNNING, WAITING, DONE, FAILED, UNDOING or UNDONE") String state,
            @Field("The number of attempts") Integer attempts,
            @Field("When the first attempt began") Instant started,
            @Field("When it ended") Instant completed,
            @Field("What it waits for, or why it last failed") String error,
            @Field("The progress on each node, if the step works on nodes one by one") List<ItemView> items) {}

    /** The progress of a step on one node. */
    @View
    public record ItemView(
            @Field("The id of the node's virtual machine") String id,
            @Field("The name of the node") String name,
            @Field("PENDING, RUNNING, WAITING, DONE, FAILED, UNDOING or UNDONE") String state,
            @Field("The number of attempts") Integer attempts,
            @Field("When the first attempt began") Instant started,
            @Field("When it ended") Instant completed,
            @Field("What it waits for, or why it last failed") String error) {}
}
