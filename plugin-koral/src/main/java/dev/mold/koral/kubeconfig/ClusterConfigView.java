package dev.mold.koral.kubeconfig;

import dev.mold.api.response.Field;
import dev.mold.api.response.View;

/** A kubeconfig on the wire. */
@View
public record ClusterConfigView(
        @Field("The id of the cluster") String id,
        @Field("The name of the cluster") String name,
        @Field("The kubeconfig, as YAML") String configdata,
        @Field("The id of the pending job") String jobid,
        @Field("The status of that job") Integer jobstatus) {

    @Override
    public String toString() {
        return "kubeconfig of " + name;
    }
}
