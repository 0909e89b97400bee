package dev.mold.server.event;

import dev.mold.api.cloud.EventLevel;
import dev.mold.api.command.Paging;
import dev.mold.api.command.Visibility;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.AccountId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Builds the conditions of a search for events. */
final class EventSearch {
    private final List<String> conditions = new ArrayList<>(List.of("1 = 1"));
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** Adds the condition unless the value is null. */
    EventSearch where(String condition, String name, Object value) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
        }
        return this;
    }

    EventSearch where(String condition) {
        conditions.add(condition);
        return this;
    }

    EventSearch visible(Visibility visibility) {
        visibility.accounts().ifPresent(accounts -> where(
                "e.ownerId in :owners", "owners", accounts.stream().map(AccountId::value).toList()));
        return this;
    }

    EventSearch level(String text) {
        return text == null ? this : where("e.level = :level", "level", level(EventLevel.values(), text));
    }

    EventSearch state(String text) {
        if (text == null) {
            return this;
        }
        var state = Arrays.stream(EventState.values())
                .filter(each -> each.wireName().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> ApiException.invalid("Invalid event state " + text));
        return where("e.state = :state", "state", state);
    }

    EventSearch resource(String text) {
        if (text == null) {
            return this;
        }
        try {
            return where("e.resourceId = :resource", "resource", UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw ApiException.invalid("Invalid value for resourceid: " + text + " is no UUID");
        }
    }

    private static EventLevel level(EventLevel[] levels, String text) {
        return Arrays.stream(levels)
                .filter(each -> each.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> ApiException.invalid("Invalid event level " + text));
    }

    List<EventEntity> page(EntityManager entities, Paging paging) {
        return bound(entities.createQuery(
                        "select e from EventEntity e where " + all() + " order by e.n desc", EventEntity.class))
                .setFirstResult(paging.offset())
                .setMaxResults(paging.limit())
                .getResultList();
    }

    long count(EntityManager entities) {
        return bound(entities.createQuery("select count(e) from EventEntity e where " + all(), Long.class))
                .getSingleResult();
    }

    List<EventEntity> rows(EntityManager entities) {
        return bound(entities.createQuery("select e from EventEntity e where " + all(), EventEntity.class))
                .getResultList();
    }

    private String all() {
        return String.join(" and ", conditions);
    }

    private <T> TypedQuery<T> bound(TypedQuery<T> query) {
        values.forEach(query::setParameter);
        return query;
    }
}
