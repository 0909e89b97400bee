package dev.mold.server.compute.simulator.kube;

import dev.mold.api.id.IdSource;
import dev.mold.server.compute.base.StateFolder;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The objects of one cluster, of any kind. Arguments and results are copies. */
final class KubeObjects {
    private final StateFolder folder;
    private final String kind;
    private final Clock clock;
    private final IdSource ids;
    private final TreeMap<String, Stored> objects = new TreeMap<>();
    private long revision;

    record Stored(KubePath path, ObjectNode body) {}

    /** @param kind folder of the objects, one file each */
    KubeObjects(StateFolder folder, String kind, Clock clock, IdSource ids) {
        this.folder = folder;
        this.kind = kind;
        this.clock = clock;
        this.ids = ids;
        for (var stored : folder.loadAll(kind, Stored.class)) {
            objects.put(stored.path().key(), stored);
            revision = Math.max(revision, metadata(stored.body()).path("resourceVersion").asLong(0));
        }
    }

    synchronized Optional<ObjectNode> find(KubePath path) {
        return Optional.ofNullable(objects.get(path.key())).map(stored -> stored.body().deepCopy());
    }

    /** All objects of a collection; of every namespace if the path names none. */
    synchronized List<Stored> list(KubePath collection) {
        var prefix = collection.prefix();
        return objects.subMap(prefix, prefix + Character.MAX_VALUE).values().stream()
                .map(stored -> new Stored(stored.path(), stored.body().deepCopy()))
                .toList();
    }

    /** Every object in a namespace. */
    synchronized List<KubePath> inNamespace(String namespace) {
        return objects.values().stream()
                .map(Stored::path)
                .filter(path -> path.namespace().equals(namespace))
                .toList();
    }

    /** @throws KubeProblem AlreadyExists */
    synchronized ObjectNode create(KubePath path, ObjectNode body) {
        if (objects.containsKey(path.key())) {
            throw KubeProblem.exists(path);
        }
        var metadata = metadata(body);
        metadata.put("name", path.name());
        if (!path.namespace().isEmpty()) {
            metadata.put("namespace", path.namespace());
        }
        metadata.put("uid", newId());
        metadata.put("creationTimestamp", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        return store(path, body);
    }

    /** Replaces an object. @throws KubeProblem NotFound, or Conflict for an outdated body */
    synchronized ObjectNode replace(KubePath path, ObjectNode body) {
        var before = objects.get(path.key());
        if (before == null) {
            throw KubeProblem.notFound(path);
        }
        var old = metadata(before.body());
        var metadata = metadata(body);
        var seen = metadata.path("resourceVersion").asString("");
        if (!seen.isEmpty() && !seen.equals(old.path("resourceVersion").asString())) {
            throw KubeProblem.conflict(path);
        }
        for (var kept : List.of("uid", "creationTimestamp", "name", "namespace")) {
            if (old.has(kept)) {
                metadata.set(kept, old.get(kept));
            }
        }
        return store(path, body);
    }

    /** @return the removed object; empty if there was none */
    synchronized Optional<ObjectNode> remove(KubePath path) {
        var gone = objects.remove(path.key());
        if (gone == null) {
            return Optional.empty();
        }
        revision++;
        folder.delete(kind, metadata(gone.body()).path("uid").asString());
        return Optional.of(gone.body());
    }

    /** A new unique id. */
    String newId() {
        return ids.next().toString();
    }

    synchronized long revision() {
        return revision;
    }

    /** The object's metadata, created if missing. */
    static ObjectNode metadata(ObjectNode body) {
        return body.path("metadata").isObject() ? (ObjectNode) body.get("metadata") : body.putObject("metadata");
    }

    /** An empty object of a kind. */
    static ObjectNode blank(String apiVersion, String objectKind) {
        return JsonNodeFactory.instance.objectNode().put("apiVersion", apiVersion).put("kind", objectKind);
    }

    private ObjectNode store(KubePath path, ObjectNode body) {
        var own = body.deepCopy();
        revision++;
        metadata(own).put("resourceVersion", Long.toString(revision));
        var plain = new KubePath(path.group(), path.version(), path.namespace(), path.resource(), path.name(), "");
        var stored = new Stored(plain, own);
        folder.save(kind, metadata(own).path("uid").asString(), stored);
        objects.put(plain.key(), stored);
        return own.deepCopy();
    }
}
