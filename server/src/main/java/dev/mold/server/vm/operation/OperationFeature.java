package dev.mold.server.vm.operation;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.config.Settings;
import dev.mold.api.flow.Operations;
import dev.mold.api.id.IdSource;
import dev.mold.server.image.ImageService;
import dev.mold.server.network.NetworkService;
import dev.mold.server.vm.keypair.KeyPairService;
import dev.mold.server.vm.machine.MachineService;
import dev.mold.server.zone.ZoneService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of jobs on machines. */
@Configuration(proxyBeanMethods = false)
public class OperationFeature {
    @Bean
    MachineJobs machineJobs(Operations operations) {
        return new MachineJobs(operations);
    }

    @Bean
    Deployments deployments(
            ZoneService zones,
            ImageService images,
            NetworkService networks,
            KeyPairService keyPairs,
            Settings settings,
            IdSource ids) {
        return new Deployments(zones, images, new NetworkChoice(networks), keyPairs, settings, ids);
    }

    @Bean
    DeployHandler deployVirtualMachineHandler(
            Deployments deployments,
            MachineService machines,
            MachineJobs jobs,
            Accounts accounts,
            Transactions transactions) {
        return new DeployHandler(deployments, machines, jobs, accounts, transactions);
    }

    @Bean
    PowerCommands machinePowerCommands(MachineService machines, MachineJobs jobs) {
        return new PowerCommands(machines, jobs);
    }

    @Bean
    RemovalCommands machineRemovalCommands(MachineService machines, MachineJobs jobs, Settings settings) {
        return new RemovalCommands(machines, jobs, settings);
    }

    @Bean
    IsoDriveCommands machineIsoCommands(MachineService machines, ImageService images, MachineJobs jobs) {
        return new IsoDriveCommands(machines, images, jobs);
    }

    @Bean
    MachineFlows machineFlows(MachineService machines, NetworkService networks) {
        return new MachineFlows(machines, networks);
    }

    @Bean
    MachineFlow deployVirtualMachineFlow(MachineFlows flows) {
        return flows.deploy();
    }

    @Bean
    MachineFlow reserveVirtualMachineFlow(MachineFlows flows) {
        return flows.reserve();
    }

    @Bean
    MachineFlow startVirtualMachineFlow(MachineFlows flows) {
        return flows.start();
    }

    @Bean
    MachineFlow stopVirtualMachineFlow(MachineFlows flows) {
        return flows.stop();
    }

    @Bean
    MachineFlow rebootVirtualMachineFlow(MachineFlows flows) {
        return flows.reboot();
    }

    @Bean
    MachineFlow destroyVirtualMachineFlow(MachineFlows flows) {
        return flows.destroy();
    }

    @Bean
    MachineFlow destroyAndExpungeVirtualMachineFlow(MachineFlows flows) {
        return flows.destroyAndExpunge();
    }

    @Bean
    MachineFlow expungeVirtualMachineFlow(MachineFlows flows) {
        return flows.expunge();
    }

    @Bean
    MachineFlow attachIsoFlow(MachineFlows flows) {
        return flows.attachIso();
    }

    @Bean
    MachineFlow detachIsoFlow(MachineFlows flows) {
        return flows.detachIso();
    }
}
