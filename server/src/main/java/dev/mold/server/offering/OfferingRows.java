package dev.mold.server.offering;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.CallContext;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.Id;
import dev.mold.api.response.Success;
import dev.mold.server.platform.Names;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Adds, changes and removes offerings of one kind, and records events.
 *
 * @param <E> the rows of that kind
 */
class OfferingRows<E extends OfferingEntity> {
    private final Class<E> type;
    private final String kind;
    private final OfferingRepository repository;
    private final OfferingEvents events;
    private final Transactions transactions;
    private final Clock clock;

    /** @param kind its name for messages, in lower case */
    OfferingRows(
            Class<E> type,
            String kind,
            OfferingRepository repository,
            OfferingEvents events,
            Transactions transactions,
            Clock clock) {
        this.type = type;
        this.kind = kind;
        this.repository = repository;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Changes that apply to all kinds of offerings; null for no change. */
    record Change(String name, String displayText, Integer sortKey) {}

    <V> V add(CallContext call, E row, Function<E, V> view) {
        return add(call, row, fine -> {}, view);
    }

    /** @param check throws an exception to reject the row; runs in the transaction in which it is added */
    <V> V add(CallContext call, E row, Consumer<E> check, Function<E, V> view) {
        return transactions.call(() -> {
            check.accept(row);
            repository.save(row);
            events.created(call, row.id, row.name);
            return view.apply(row);
        });
    }

    /**
     * @param more applies changes specific to this kind, or throws an exception to reject them
     * @throws ApiException INVALID_PARAMETER if there is no such offering or it was removed
     */
    <V> V change(CallContext call, Id id, Change change, Consumer<E> more, Function<E, V> view) {
        return transactions.call(() -> {
            var row = row(id);
            if (change.name() != null) {
                row.name = Names.clean(change.name(), kind);
            }
            if (change.displayText() != null) {
                row.displayText = Choices.text(change.displayText(), row.name);
            }
            if (change.sortKey() != null) {
                row.sortKey = change.sortKey();
            }
            more.accept(row);
            events.changed(call, row.id, row.name);
            return view.apply(row);
        });
    }

    Success remove(CallContext call, Id id) {
        return remove(call, id, fine -> {});
    }

    /**
     * @param check throws an exception to reject the removal
     * @throws ApiException INVALID_PARAMETER if there is no such offering or it was removed
     */
    Success remove(CallContext call, Id id, Consumer<E> check) {
        transactions.run(() -> {
            var row = row(id);
            check.accept(row);
            row.removed = clock.instant();
            events.deleted(call, row.id, row.name);
        });
        return Success.done();
    }

    private E row(Id id) {
        if (id == null) {
            throw ApiException.invalid("The id of the " + kind + " is needed");
        }
        return repository
                .find(type, id.value())
                .filter(found -> found.removed == null)
                .orElseThrow(() -> ApiException.invalid("Unable to find the " + kind + " " + id));
    }
}
