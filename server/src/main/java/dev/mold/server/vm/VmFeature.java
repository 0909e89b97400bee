package dev.mold.server.vm;

import dev.mold.server.vm.keypair.KeyPairFeature;
import dev.mold.server.vm.machine.MachineFeature;
import dev.mold.server.vm.operation.OperationFeature;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The beans of virtual machines, volumes and SSH key pairs. */
@Configuration(proxyBeanMethods = false)
@Import({MachineFeature.class, OperationFeature.class, KeyPairFeature.class})
public class VmFeature {}
