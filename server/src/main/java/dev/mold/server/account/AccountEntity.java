package dev.mold.server.account;

import dev.mold.api.id.AccountId;
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

/** An account's row. */
@Entity
@Table(name = "account")
class AccountEntity {
    @Id
    UUID id;

    @Column(nullable = false)
    String name;

    UUID domainId;
    UUID roleId;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    AccountState state = AccountState.ENABLED;

    /** Created at first start; cannot be deleted. */
    boolean standard;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    ApiKeyAccess apiKeyAccess = ApiKeyAccess.INHERIT;

    String networkDomain;

    /** Free-form notes of the operator, as a JSON object. */
    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    String details;

    @Column(nullable = false)
    Instant created;

    Instant removed;

    protected AccountEntity() {}

    AccountEntity(UUID id, String name, UUID domainId, UUID roleId, Instant now) {
        this.id = id;
        this.name = name;
        this.domainId = domainId;
        this.roleId = roleId;
        this.created = now;
    }

    AccountId accountId() {
        return new AccountId(id);
    }
}
