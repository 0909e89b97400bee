package dev.mold.api.flow;

import dev.mold.api.id.Id;
import java.util.UUID;

/**
 * The entity that an operation works on. At most one operation at a time works on a subject.
 *
 * @param type CloudStack's name of the kind of entity, such as {@code VirtualMachine} or {@code KubernetesCluster}
 * @param id its uuid
 * @param name its name, for users
 */
public record Subject(String type, UUID id, String name) {
    public static Subject of(String type, Id id, String name) {
        return new Subject(type, id.value(), name);
    }
}
