package dev.mold.server.vm.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mold.api.cloud.ResourceKind;
import dev.mold.api.cloud.ResourceUsage;
import dev.mold.api.command.CallContext;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.ErrorCode;
import dev.mold.api.error.Errors;
import dev.mold.api.id.HostId;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.ServiceOfferingId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.testing.TestDatabase;
import dev.mold.server.vm.VmWorld;
import dev.mold.server.vm.machine.MachineService;
import dev.mold.server.vm.machine.UserData;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeployHandlerTest {
    @TempDir
    Path folder;

    private VmWorld world;

    @BeforeEach
    void start() {
        world = VmWorld.start(TestDatabase.H2, folder);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void withoutANameOneIsMadeUp() {
        var id = deploy(Deployment.in(world).named(null));
        assertThat(world.get(MachineService.class).info(id).orElseThrow().name()).isEqualTo("VM-" + id);
    }

    @Test
    void theOwnersOnlyNetworkIsTakenIfNoneIsGiven() {
        var id = deploy(Deployment.in(world).networks(List.of()));
        assertThat(world.get(MachineService.class).info(id).orElseThrow().network())
                .isEqualTo(world.network.id());
        world.network(world.admin().account(), "net2");
        refused(deployment -> deployment.networks(List.of()).named("web-2"), "specify networkids");
    }

    @Test
    void theWantedAddressIsGiven() {
        assertThat(ip(deploy(Deployment.in(world).ip("10.1.1.77")))).isEqualTo("10.1.1.77");
        var list = Map.of("networkid", world.network.id().toString(), "ip", "10.1.1.78");
        assertThat(ip(deploy(Deployment.in(world)
                        .named("web-2")
                        .networks(List.of())
                        .ipToNetwork(list))))
                .isEqualTo("10.1.1.78");
    }

    @Test
    void aCustomOfferingTakesItsSizeFromTheDetails() {
        var id = deploy(Deployment.in(world)
                .offering(world.customOffering())
                .details(Map.of("cpuNumber", "3", "cpuSpeed", "700", "memory", "768", "rootdisksize", "9")));
        world.runLast();
        var spec = world.cloud.spec(id).orElseThrow();
        assertThat(spec.cpus()).isEqualTo(3);
        assertThat(spec.memoryMib()).isEqualTo(768);
        assertThat(spec.rootDiskGib()).isEqualTo(9);
    }

    @Test
    void hugeMachinesAreCountedExactly() {
        var huge = String.valueOf(Integer.MAX_VALUE);
        var details = Map.of("cpuNumber", huge, "cpuSpeed", huge, "memory", huge);
        for (var name : List.of("web-1", "web-2")) {
            deploy(Deployment.in(world)
                    .named(name)
                    .offering(world.customOffering())
                    .rootDisk(100_000)
                    .details(details));
        }
        assertThat(used(ResourceKind.CPU)).isEqualTo(4_294_967_294L);
        assertThat(used(ResourceKind.MEMORY)).isEqualTo(4_294_967_294L);
        assertThat(used(ResourceKind.PRIMARY_STORAGE)).isEqualTo(200_000);
    }

    @Test
    void userDataReachesTheMachine() {
        var id = deploy(Deployment.in(world).userData(UserData.encode("#cloud-config\n")));
        world.runLast();
        assertThat(world.cloud.spec(id).orElseThrow().userData()).isEqualTo("#cloud-config\n");
    }

    @Test
    void badInputIsRefusedInWords() {
        refused(d -> d.named("not a name"), "Invalid name");
        refused(d -> d.named("-a"), "Invalid name");
        refused(d -> d.offering(new ServiceOfferingId(UUID.randomUUID())), "Unable to find the service offering");
        refused(d -> d.offering(world.customOffering()), "details[0].cpuNumber");
        refused(d -> d.details(Map.of("cpuNumber", "2")), "fixed size");
        refused(d -> d.template(null), "templateid");
        refused(d -> d.template(new ImageId(UUID.randomUUID())), "Unable to find the template");
        refused(d -> d.template(world.iso), "Unable to find the template");
        refused(d -> d.userData("%%%"), "not well-formed base64");
        refused(d -> d.rootDisk(0), "positive");
        refused(d -> d.rootDisk(-5), "positive");
        refused(d -> d.rootDisk(100_001), "larger than 100000 GiB");
        refused(d -> d.rootDisk(Long.MAX_VALUE), "larger than 100000 GiB");
        refused(d -> d.details(Map.of("rootdisksize", "big")), "whole number");
        refused(d -> d.keyPair("nobodys"), "A key pair with name 'nobodys' was not found");
        refused(d -> d.hypervisor("KVM"), "Hypervisor KVM");
        refused(d -> d.ip("10.9.9.9"), "not free in network");
        refused(d -> d.ip("10.1.1.1"), "not free in network");
        refused(d -> d.ipToNetwork(Map.of("networkid", "x")), "can't be specified along with");
        refused(d -> d.networks(List.of()).ipToNetwork(Map.of("networkid", "x")), "Unable to find the network x");
        refused(d -> d.networks(List.of()).ipToNetwork(Map.of("ip", "x")), "networkid is needed");
        refused(d -> d.host(new HostId(UUID.randomUUID())), "The parameter hostid");
        refused(d -> d.affinityGroup("x"), "The parameter affinitygroupids");
        assertThat(world.one("select count(*) from machine")).isEqualTo("0");
        assertThat(world.one("select count(*) from nic")).isEqualTo("0");
    }

    @Test
    void aDeletedOfferingIsRefused() {
        world.execute("update service_offering set removed = created");
        refused(d -> d, "Unable to find the service offering");
    }

    @Test
    void userDataOverTheMaximumIsRefused() {
        world.settings.put("vm.userdata.max.length", 3L);
        refused(d -> d.userData(UserData.encode("four")), "maximum length of 3 bytes");
    }

    @Test
    void aDiskSmallerThanTheTemplateIsRefused() {
        world.execute("update image set size_bytes = 5368709120");
        refused(d -> d.rootDisk(4), "smaller than the template");
    }

    @Test
    void theOfferingsRootDiskIsKeptAndNeverShrunk() {
        world.execute("update service_offering set root_disk_gib = 20");
        var kept = deploy(Deployment.in(world).named("kept"));
        var larger = deploy(Deployment.in(world).named("larger").rootDisk(21));
        assertThat(rootDisk(kept)).isEqualTo("20");
        assertThat(rootDisk(larger)).isEqualTo("21");
        refused(d -> d.rootDisk(19), "smaller than that of compute offering Small Instance, which is of 20 GiB");
        refused(d -> d.details(Map.of("rootdisksize", "19")), "smaller than that of compute offering");
    }

    @Test
    void aTemplateThatIsLargerThanTheOfferingsRootDiskGetsTheRoomThatItNeeds() {
        world.execute("update service_offering set root_disk_gib = 2");
        world.execute("update image set size_bytes = 5368709121");
        assertThat(rootDisk(deploy(Deployment.in(world)))).isEqualTo("6");
    }

    @Test
    void aTemplateThatNoHostOfTheZoneCanRunIsRefused() {
        world.execute("update image set arch = 'aarch64'");
        refused(d -> d, "is for aarch64, but the hosts of zone " + world.zone + " are x86_64");
        assertThat(world.one("select count(*) from machine")).isEqualTo("0");
        world.execute("update host set arch = 'aarch64'");
        var id = deploy(Deployment.in(world));
        world.runLast();
        assertThat(world.cloud.spec(id)).isPresent();
    }

    @Test
    void aTakenNameAndATakenAddressAreRefused() {
        deploy(Deployment.in(world).ip("10.1.1.9"));
        refused(d -> d, "already exists in the network");
        refused(d -> d.named("web-2").ip("10.1.1.9"), "not free in network");
    }

    @Test
    void aLimitIsOneBeforeTheJob() {
        world.limits.put(ResourceKind.USER_VM, 0L);
        refused(world.admin(), Deployment.in(world), Errors.RESOURCE_LIMIT, "Maximum of user_vm");
    }

    @Test
    void othersNetworksAreDenied() {
        var other = world.network(world.stranger().account(), "theirs");
        refused(
                world.admin(),
                Deployment.in(world).networks(List.of(other.id())),
                Errors.PERMISSION_DENIED,
                "does not have permission");
    }

    private void refused(UnaryOperator<Deployment> change, String text) {
        refused(world.admin(), change.apply(Deployment.in(world)), Errors.INVALID_PARAMETER, text);
    }

    private void refused(CallContext call, Deployment deployment, ErrorCode code, String text) {
        assertThatThrownBy(() -> world.get(DeployHandler.class).deploy(deployment.build(), call))
                .isInstanceOfSatisfying(ApiException.class, e -> {
                    assertThat(e.getMessage()).contains(text);
                    assertThat(e.code()).isEqualTo(code);
                });
    }

    private VirtualMachineId deploy(Deployment deployment) {
        return (VirtualMachineId) world.get(DeployHandler.class)
                .deploy(deployment.build(), world.admin())
                .entity()
                .orElseThrow();
    }

    private long used(ResourceKind kind) {
        return world.all(ResourceUsage.class).stream()
                .filter(usage -> usage.kind() == kind)
                .mapToLong(usage -> usage.used(world.admin().account()))
                .sum();
    }

    private String rootDisk(VirtualMachineId id) {
        return world.one("select size_gib from volume where machine_id = '" + id + "'");
    }

    private String ip(VirtualMachineId id) {
        return world.get(MachineService.class).find(id).orElseThrow().ip();
    }
}
