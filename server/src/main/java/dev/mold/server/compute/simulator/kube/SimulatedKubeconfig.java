package dev.mold.server.compute.simulator.kube;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

/** The administrator's kubeconfig, in kubeadm's form. */
final class SimulatedKubeconfig {
    private static final String TEXT = "apiVersion: v1\n"
            + "clusters:\n"
            + "- cluster:\n"
            + "    certificate-authority-data: %s\n"
            + "    server: %s\n"
            + "  name: kubernetes\n"
            + "contexts:\n"
            + "- context:\n"
            + "    cluster: kubernetes\n"
            + "    user: kubernetes-admin\n"
            + "  name: kubernetes-admin@kubernetes\n"
            + "current-context: kubernetes-admin@kubernetes\n"
            + "kind: Config\n"
            + "preferences: {}\n"
            + "users:\n"
            + "- name: kubernetes-admin\n"
            + "  user:\n"
            + "    client-certificate-data: %s\n"
            + "    client-key-data: %s\n";

    private SimulatedKubeconfig() {}

    static String render(String server, String caPem, ClusterCertificates.Identity admin)
            throws GeneralSecurityException {
        return String.format(TEXT, base64(caPem), server, base64(admin.certificatePem()), base64(admin.keyPem()));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
