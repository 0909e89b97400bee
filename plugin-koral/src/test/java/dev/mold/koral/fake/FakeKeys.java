package dev.mold.koral.fake;

import dev.mold.koral.infra.Keys;

/** Sequential keys, all different. */
public final class FakeKeys implements Keys {
    private int last;

    @Override
    public SshKey sshKey(String comment) {
        last++;
        return new SshKey("PRIVATE-" + last + "\n", "ssh-ed25519 AAAA" + last + " " + comment);
    }

    @Override
    public String bootstrapToken() {
        last++;
        return String.format("abcdef.%016d", last);
    }

    @Override
    public String certificateKey() {
        last++;
        return String.format("%064x", last);
    }

    @Override
    public String caHash(String kubeconfig) {
        return "sha256:" + FakeKubernetes.clusterOf(kubeconfig);
    }
}
