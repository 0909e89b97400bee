package dev.mold.koral;

import dev.mold.api.plugin.PluginContext;
import dev.mold.koral.infra.Keys;
import dev.mold.koral.infra.KubeApi;
import dev.mold.koral.infra.kube.ClientKubeApi;
import dev.mold.koral.infra.kube.KubeTimeouts;
import dev.mold.koral.infra.secret.SecureKeys;
import dev.mold.koral.infra.ssh.JschNodeShell;
import dev.mold.koral.infra.ssh.NodeScript;
import dev.mold.koral.infra.ssh.SshTimeouts;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The adapters that reach nodes over SSH and clusters through their Kubernetes API. */
@Configuration(proxyBeanMethods = false)
class AdapterConfiguration {
    private final PluginContext server;

    AdapterConfiguration(PluginContext server) {
        this.server = server;
    }

    @Bean
    JschNodeShell nodeShell() {
        return new JschNodeShell(NodeScript.bundled(), SshTimeouts.standard(), server.service(Clock.class));
    }

    @Bean
    KubeApi kubeApi() {
        return new ClientKubeApi(KubeTimeouts.standard(), server.service(Clock.class));
    }

    @Bean
    Keys keys() {
        return new SecureKeys(server.service(SecureRandom.class));
    }
}
