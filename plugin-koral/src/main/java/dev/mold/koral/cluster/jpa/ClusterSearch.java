package dev.mold.koral.cluster.jpa;

import dev.mold.api.id.Id;
import dev.mold.api.response.ListAnswer;
import dev.mold.koral.cluster.ClusterStore.ClusterQuery;
import dev.mold.koral.cluster.KubernetesCluster;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** One paged search for clusters, with the total count. */
final class ClusterSearch {
    private final EntityManager entities;
    private final ClusterQuery query;
    private final StringBuilder where = new StringBuilder(" from KoralCluster c where c.removed is null");
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    ClusterSearch(EntityManager entities, ClusterQuery query) {
        this.entities = entities;
        this.query = query;
        query.id().ifPresent(id -> and("c.uuid = :id", "id", id.value()));
        query.name().ifPresent(name -> and("c.name = :name", "name", name));
        query.state().ifPresent(state -> and("c.state = :state", "state", state));
        query.keyword().ifPresent(part -> and("locate(lower(:part), lower(c.name)) > 0", "part", part));
        query.visibility().accounts().ifPresent(some -> and("c.account in :accounts", "accounts", uuids(some)));
    }

    ListAnswer<KubernetesCluster> run(Function<Collection<ClusterEntity>, List<KubernetesCluster>> read) {
        if (query.visibility().accounts().filter(Collection::isEmpty).isPresent()) {
            return ListAnswer.of(List.of());
        }
        var count = bind(entities.createQuery("select count(c)" + where, Long.class)).getSingleResult();
        var rows = bind(entities.createQuery("select c" + where + " order by c.created, c.uuid", ClusterEntity.class))
                .setFirstResult(query.offset())
                .setMaxResults(query.limit())
                .getResultList();
        return new ListAnswer<>(read.apply(rows), count);
    }

    private void and(String condition, String parameter, Object value) {
        where.append(" and ").append(condition);
        parameters.put(parameter, value);
    }

    private <T> TypedQuery<T> bind(TypedQuery<T> typed) {
        parameters.forEach(typed::setParameter);
        return typed;
    }

    private static List<UUID> uuids(Collection<? extends Id> ids) {
        return ids.stream().map(Id::value).toList();
    }
}
