package dev.mold.server.vm.keypair;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.EntityLookup;
import dev.mold.api.id.KeyPairId;

/** Tells whether an id names a key pair. */
final class KeyPairLookup implements EntityLookup<KeyPairId> {
    private final KeyPairRepository pairs;
    private final Transactions transactions;

    KeyPairLookup(KeyPairRepository pairs, Transactions transactions) {
        this.pairs = pairs;
        this.transactions = transactions;
    }

    @Override
    public Class<KeyPairId> idType() {
        return KeyPairId.class;
    }

    @Override
    public boolean exists(KeyPairId id) {
        return transactions.call(() -> pairs.exists(id));
    }
}
