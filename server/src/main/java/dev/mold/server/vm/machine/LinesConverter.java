package dev.mold.server.vm.machine;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;

/** A list of texts without line ends, one a line. */
@Converter
class LinesConverter implements AttributeConverter<List<String>, String> {
    @Override
    public String convertToDatabaseColumn(List<String> lines) {
        return String.join("\n", lines);
    }

    @Override
    public List<String> convertToEntityAttribute(String text) {
        return text.isEmpty() ? List.of() : text.lines().toList();
    }
}
