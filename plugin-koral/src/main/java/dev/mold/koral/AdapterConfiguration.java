package dev.mold.koral;

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

/** How nodes and clusters are reached. */
@Configuration(proxyBeanMethods = false)
class AdapterConfiguration {
    @Bean
    JschNodeShell nodeShell(Clock clock) {
        return new JschNodeShell(NodeScript.bundled(), SshTimeouts.standard(), clock);
    }

    @Bean
    KubeApi kubeApi() {
        return new ClientKubeApi(KubeTimeouts.standard());
    }

    @Bean
    Keys keys(SecureRandom random) {
        return new SecureKeys(random);
    }
}
