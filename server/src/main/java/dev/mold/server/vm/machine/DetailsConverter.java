package dev.mold.server.vm.machine;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Details of a machine as a JSON object. */
@Converter
class DetailsConverter implements AttributeConverter<Map<String, String>, String> {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public String convertToDatabaseColumn(Map<String, String> details) {
        return JSON.writeValueAsString(new TreeMap<>(details));
    }

    @Override
    public Map<String, String> convertToEntityAttribute(String text) {
        return text.equals("{}") ? Map.of() : Map.copyOf(JSON.readValue(text, new TypeReference<Map<String, String>>() {}));
    }
}
