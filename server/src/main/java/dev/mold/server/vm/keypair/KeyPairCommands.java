package dev.mold.server.vm.keypair;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.CommandRegistrar;
import dev.mold.api.command.CommandSet;
import dev.mold.api.error.ApiException;
import dev.mold.api.response.ListAnswer;
import dev.mold.api.response.Success;
import dev.mold.server.platform.Names;
import dev.mold.server.platform.PagedQuery;
import jakarta.persistence.EntityManager;

/** Creates, registers, lists and deletes key pairs. */
final class KeyPairCommands implements CommandSet {
    private final KeyPairService service;
    private final EntityManager entities;
    private final KeyMaker maker;
    private final Accounts accounts;
    private final Transactions transactions;

    KeyPairCommands(
            KeyPairService service,
            EntityManager entities,
            KeyMaker maker,
            Accounts accounts,
            Transactions transactions) {
        this.service = service;
        this.entities = entities;
        this.maker = maker;
        this.accounts = accounts;
        this.transactions = transactions;
    }

    @Override
    public void registerWith(CommandRegistrar registrar) {
        registrar.sync(CreateSshKeyPair.class, this::create);
        registrar.sync(RegisterSshKeyPair.class, this::register);
        registrar.sync(ListSshKeyPairs.class, this::list);
        registrar.sync(DeleteSshKeyPair.class, this::delete);
    }

    NewKeyPairView create(CreateSshKeyPair command, CallContext call) {
        var owner = accounts.owner(call, command.owner());
        var name = Names.clean(command.name(), "key pair");
        var made = maker.make();
        return NewKeyPairView.of(service.add(owner.id(), name, made.publicKey()), owner, made.privateKey());
    }

    KeyPairView register(RegisterSshKeyPair command, CallContext call) {
        var owner = accounts.owner(call, command.owner());
        var name = Names.clean(command.name(), "key pair");
        var key = PublicKeyText.parse(command.publickey());
        return KeyPairView.of(service.add(owner.id(), name, key), owner);
    }

    ListAnswer<KeyPairView> list(ListSshKeyPairs command, CallContext call) {
        var visibility = accounts.visibility(call, command.scope());
        return transactions.call(() -> PagedQuery.of(entities, KeyPairEntity.class)
                .visible(visibility, "accountId")
                .equal("id", command.id() == null ? null : command.id().value())
                .equal("name", command.name())
                .equal("fingerprint", command.fingerprint())
                .contains(command.paging().keyword(), "name")
                .orderBy("e.name, e.id")
                .page(command.paging(), page -> page.stream()
                        .map(pair -> KeyPairView.of(pair.keyPair(), accounts.account(pair.account())))
                        .toList()));
    }

    Success delete(DeleteSshKeyPair command, CallContext call) {
        var owner = accounts.owner(call, command.owner());
        if (!service.remove(owner.id(), command.name())) {
            throw ApiException.invalid("A key pair with name '" + command.name() + "' does not exist for account "
                    + owner.name() + " in domain " + owner.domain());
        }
        return Success.done();
    }
}
