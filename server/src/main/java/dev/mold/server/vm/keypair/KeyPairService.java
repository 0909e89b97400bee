package dev.mold.server.vm.keypair;

import dev.mold.api.cloud.KeyPair;
import dev.mold.api.cloud.KeyPairs;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.IdSource;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DataIntegrityViolationException;

/** The key pairs of accounts. */
public final class KeyPairService implements KeyPairs {
    private final KeyPairRepository pairs;
    private final Transactions transactions;
    private final IdSource ids;
    private final Clock clock;

    KeyPairService(KeyPairRepository pairs, Transactions transactions, IdSource ids, Clock clock) {
        this.pairs = pairs;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Optional<KeyPair> find(AccountId owner, String name) {
        return transactions.call(() -> pairs.find(owner, name).map(KeyPairEntity::keyPair));
    }

    /**
     * The key pairs with the given names.
     *
     * @throws ApiException INVALID_PARAMETER if the account has no key pair of one of the names
     */
    public List<KeyPair> named(AccountId owner, List<String> names) {
        return names.stream()
                .distinct()
                .map(name -> find(owner, name)
                        .orElseThrow(() ->
                                ApiException.invalid("A key pair with name '" + name + "' was not found.")))
                .toList();
    }

    /** @throws ApiException INVALID_PARAMETER if the account already has a key pair of that name or with that key */
    KeyPair add(AccountId owner, String name, PublicKeyText key) {
        try {
            return transactions.call(() -> {
                if (pairs.find(owner, name).isPresent()) {
                    throw nameTaken(name);
                }
                if (pairs.hasKey(owner, key.fingerprint())) {
                    throw ApiException.invalid(
                            "A key pair with fingerprint " + key.fingerprint() + " already exists for this account.");
                }
                var pair = new KeyPairEntity(ids.next(), owner, name, key, clock.instant());
                pairs.add(pair);
                return pair.keyPair();
            });
        } catch (PersistenceException | DataIntegrityViolationException e) {
            // a concurrent insert came between the check and ours; the unique constraints decide
            if (find(owner, name).isPresent()) {
                throw nameTaken(name);
            }
            throw e;
        }
    }

    /** @return whether a key pair of that name existed */
    boolean remove(AccountId owner, String name) {
        return transactions.call(() -> {
            var found = pairs.find(owner, name);
            found.ifPresent(pairs::remove);
            return found.isPresent();
        });
    }

    private static ApiException nameTaken(String name) {
        return ApiException.invalid("A key pair with name '" + name + "' already exists for this account.");
    }
}
