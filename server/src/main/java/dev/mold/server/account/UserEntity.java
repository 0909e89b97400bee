package dev.mold.server.account;

import dev.mold.api.id.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A user's row. */
@Entity
@Table(name = "account_user")
class UserEntity {
    @Id
    UUID id;

    UUID accountId;

    @Column(nullable = false)
    String username;

    @Column(nullable = false)
    String passwordHash;

    @Column(nullable = false)
    String firstname;

    @Column(nullable = false)
    String lastname;

    @Column(nullable = false)
    String email;

    String timezone;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    AccountState state = AccountState.ENABLED;

    /** Created at first start; cannot be deleted. */
    boolean standard;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    ApiKeyAccess apiKeyAccess = ApiKeyAccess.INHERIT;

    String apiKey;

    /** Encrypted; bound to {@link #secretPurpose}. */
    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    String secretKey;

    @Column(nullable = false)
    Instant created;

    Instant removed;

    protected UserEntity() {}

    UserEntity(UUID id, UUID accountId, String username, String passwordHash, Instant now) {
        this.id = id;
        this.accountId = accountId;
        this.username = username;
        this.passwordHash = passwordHash;
        this.created = now;
    }

    UserId userId() {
        return new UserId(id);
    }

    /** The purpose that the encrypted secret key is bound to. */
    String secretPurpose() {
        return "user/" + id + "/secretkey";
    }
}
