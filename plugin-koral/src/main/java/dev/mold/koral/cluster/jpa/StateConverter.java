package dev.mold.koral.cluster.jpa;

import dev.mold.koral.cluster.ClusterState;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Stores states under their wire names, which external tools know. */
@Converter
class StateConverter implements AttributeConverter<ClusterState, String> {
    @Override
    public String convertToDatabaseColumn(ClusterState state) {
        return state == null ? null : state.wireName();
    }

    @Override
    public ClusterState convertToEntityAttribute(String text) {
        return text == null ? null : ClusterState.of(text);
    }
}
