package dev.mold.server.offering;

import dev.mold.api.cloud.NetworkOffering;
import dev.mold.api.cloud.Offerings;
import dev.mold.api.cloud.ServiceOffering;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.id.DiskOfferingId;
import dev.mold.api.id.Id;
import dev.mold.api.id.NetworkOfferingId;
import dev.mold.api.id.ServiceOfferingId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Offerings for the other features and for plugins; removed ones are included unless stated otherwise. */
public class OfferingService implements Offerings {
    private final OfferingRepository repository;
    private final OfferingRecords records;
    private final Transactions transactions;

    OfferingService(OfferingRepository repository, OfferingRecords records, Transactions transactions) {
        this.repository = repository;
        this.records = records;
        this.transactions = transactions;
    }

    @Override
    public Optional<ServiceOffering> service(ServiceOfferingId id) {
        return serviceDetails(id).map(ServiceOfferingDetails::offering);
    }

    @Override
    public Optional<NetworkOffering> network(NetworkOfferingId id) {
        return networkDetails(id).map(NetworkOfferingDetails::offering);
    }

    @Override
    public Optional<NetworkOffering> networkByNameOrText(String nameOrText) {
        return transactions.call(() -> repository
                .findBy(NetworkOfferingEntity.class, "name", nameOrText)
                .or(() -> repository.findBy(NetworkOfferingEntity.class, "displayText", nameOrText))
                .map(records::network)
                .map(NetworkOfferingDetails::offering));
    }

    public Optional<ServiceOfferingDetails> serviceDetails(ServiceOfferingId id) {
        return transactions.call(
                () -> repository.find(ServiceOfferingEntity.class, id.value()).map(records::service));
    }

    /** The existing ones of the offerings, with one query. */
    public Map<ServiceOfferingId, ServiceOfferingDetails> serviceDetails(Collection<ServiceOfferingId> ids) {
        return transactions.call(() -> byId(
                repository.find(ServiceOfferingEntity.class, values(ids)).stream()
                        .map(records::service)
                        .toList(),
                details -> details.offering().id()));
    }

    public Optional<NetworkOfferingDetails> networkDetails(NetworkOfferingId id) {
        return transactions.call(
                () -> repository.find(NetworkOfferingEntity.class, id.value()).map(records::network));
    }

    /** The existing ones of the offerings, with one query. */
    public Map<NetworkOfferingId, NetworkOfferingDetails> networkDetails(Collection<NetworkOfferingId> ids) {
        return transactions.call(() -> byId(
                repository.find(NetworkOfferingEntity.class, values(ids)).stream()
                        .map(records::network)
                        .toList(),
                details -> details.offering().id()));
    }

    public Optional<DiskOffering> disk(DiskOfferingId id) {
        return transactions.call(
                () -> repository.find(DiskOfferingEntity.class, id.value()).map(records::disk));
    }

    /** The existing ones of the offerings, with one query. */
    public Map<DiskOfferingId, DiskOffering> disks(Collection<DiskOfferingId> ids) {
        return transactions.call(() -> byId(
                repository.find(DiskOfferingEntity.class, values(ids)).stream()
                        .map(records::disk)
                        .toList(),
                DiskOffering::id));
    }

    private static <K, V> Map<K, V> byId(List<V> values, Function<V, K> id) {
        return values.stream().collect(Collectors.toMap(id, Function.identity()));
    }

    private static List<UUID> values(Collection<? extends Id> ids) {
        return ids.stream().map(Id::value).distinct().toList();
    }
}
