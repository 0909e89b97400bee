package dev.mold.koral.infra.kube;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** The objects of a YAML manifest, in order; lists are flattened, empty documents skipped. */
record Manifest(List<ManifestObject> objects) {
    private static final int MAX_CHARACTERS = 16 << 20;

    /** @throws IllegalArgumentException with a readable reason, if it is no manifest */
    static Manifest parse(String yaml) {
        var options = new LoaderOptions();
        options.setCodePointLimit(MAX_CHARACTERS);
        var gson = new Gson();
        var objects = new ArrayList<ManifestObject>();
        try {
            for (var document : new Yaml(new SafeConstructor(options)).loadAll(yaml)) {
                if (document != null) {
                    add(gson.toJsonTree(document), objects);
                }
            }
        } catch (YAMLException notYaml) {
            throw new IllegalArgumentException("it is not YAML", notYaml);
        }
        return new Manifest(List.copyOf(objects));
    }

    private static void add(JsonElement element, List<ManifestObject> objects) {
        if (!(element instanceof JsonObject object)) {
            throw new IllegalArgumentException("a document is no object");
        }
        if (object.get("items") instanceof JsonArray items && object.has("kind") && isList(object)) {
            items.forEach(item -> add(item, objects));
        } else {
            objects.add(ManifestObject.of(object));
        }
    }

    private static boolean isList(JsonObject object) {
        return object.get("kind").getAsString().endsWith("List");
    }
}
