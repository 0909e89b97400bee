package dev.mold.koral.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.api.response.Field;
import dev.mold.api.response.View;
import dev.mold.api.response.VirtualMachineView;
import java.util.Optional;

/** A node on the wire: its virtual machine with three additional fields. */
@View(id = VirtualMachineId.class)
public record KubernetesNodeView(
        @Field("Whether it is an existing machine that was added to the cluster") boolean isexternalnode,
        @Field("Whether it is a dedicated etcd node") boolean isetcdnode,
        @Field("The Kubernetes version that it reports; absent until it has reported one") String kubernetesnodeversion,
        @Field("Its virtual machine") @JsonUnwrapped VirtualMachineView machine) {

    /** @param version the version that the node reports */
    static KubernetesNodeView of(VirtualMachineView machine, Optional<String> version) {
        return new KubernetesNodeView(false, false, version.orElse(null), machine);
    }
}
