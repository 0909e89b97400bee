package dev.mold.server.vm.keypair;

import dev.mold.api.cloud.KeyPair;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.KeyPairId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The public half of a key pair. The private half is never stored. */
@Entity
@Table(name = "ssh_key_pair")
class KeyPairEntity {
    @Id
    private UUID id;

    @Column(nullable = false)
    private UUID accountId;

    @Column(nullable = false)
    private String name;

    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    @Column(nullable = false)
    private String publicKey;

    @Column(nullable = false)
    private String fingerprint;

    @Column(nullable = false)
    private Instant created;

    protected KeyPairEntity() {}

    KeyPairEntity(UUID id, AccountId account, String name, PublicKeyText key, Instant created) {
        this.id = id;
        this.accountId = account.value();
        this.name = name;
        this.publicKey = key.text();
        this.fingerprint = key.fingerprint();
        this.created = created;
    }

    KeyPair keyPair() {
        return new KeyPair(new KeyPairId(id), name, Optional.of(publicKey), fingerprint);
    }

    AccountId account() {
        return new AccountId(accountId);
    }
}
