package dev.mold.server.vm.machine;

import dev.mold.api.command.IndexedParams;
import dev.mold.api.error.ApiException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Merges the details of a machine as clients send them, {@code details[0].cpuNumber=2}, into one map. */
public final class MachineDetailMap {
    private static final int MAX_LENGTH = 4096;

    private MachineDetailMap() {}

    /** @throws ApiException INVALID_PARAMETER if a detail is given twice or is too long */
    public static Map<String, String> of(IndexedParams details) {
        var map = new LinkedHashMap<String, String>();
        for (var group : details.groups()) {
            group.forEach((key, value) -> {
                if (key.length() > 255 || value.length() > MAX_LENGTH) {
                    throw ApiException.invalid("A detail may have a name of 255 and a value of 4096 characters");
                }
                if (map.put(key, value) != null) {
                    throw ApiException.invalid("The detail " + key + " is given twice");
                }
            });
        }
        return map;
    }
}
