package dev.mold.server.vm.keypair;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.CommandRegistrar;
import dev.mold.api.command.CommandSet;
import dev.mold.api.error.ApiException;
import dev.mold.api.response.ListAnswer;
import dev.mold.api.response.Success;

/** Creates, registers, lists and deletes key pairs. */
final class KeyPairCommands implements CommandSet {
    private final KeyPairService service;
    private final KeyPairRepository pairs;
    private final KeyMaker maker;
    private final Accounts accounts;
    private final Transactions transactions;

    KeyPairCommands(
            KeyPairService service,
            KeyPairRepository pairs,
            KeyMaker maker,
            Accounts accounts,
            Transactions transactions) {
        this.service = service;
        this.pairs = pairs;
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
        var made = maker.make();
        return NewKeyPairView.of(
                service.add(owner.id(), command.name(), made.publicKey()), owner, made.privateKey());
    }

    KeyPairView register(RegisterSshKeyPair command, CallContext call) {
        var owner = accounts.owner(call, command.owner());
        var key = PublicKeyText.parse(command.publickey());
        return KeyPairView.of(service.add(owner.id(), command.name(), key), owner);
    }

    ListAnswer<KeyPairView> list(ListSshKeyPairs command, CallContext call) {
        var visibility = accounts.visibility(call, command.scope());
        return transactions.call(() -> new ListAnswer<>(
                pairs.page(command, visibility).stream()
                        .map(pair -> KeyPairView.of(pair.keyPair(), accounts.account(pair.account())))
                        .toList(),
                pairs.count(command, visibility)));
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
