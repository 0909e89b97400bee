package dev.mold.server.vm.keypair;

import dev.mold.api.cloud.Account;
import dev.mold.api.cloud.KeyPair;
import dev.mold.api.id.KeyPairId;
import dev.mold.api.response.Field;
import dev.mold.api.response.View;

/** A new key pair with its private key. */
@View(id = KeyPairId.class)
record NewKeyPairView(
        @Field("The id of the key pair") String id,
        @Field("The name of the key pair") String name,
        @Field("The owning account") String account,
        @Field("The id of the owner's domain") String domainid,
        @Field("The name of the owner's domain") String domain,
        @Field("MD5 fingerprint of the public key") String fingerprint,
        @Field("The private key in PEM form; it is not stored") String privatekey) {

    static NewKeyPairView of(KeyPair pair, Account owner, String privateKey) {
        return new NewKeyPairView(
                pair.id().toString(),
                pair.name(),
                owner.name(),
                owner.domain().toString(),
                owner.domainName(),
                pair.fingerprint(),
                privateKey);
    }

    @Override
    public String toString() {
        return "key pair " + name;
    }
}
