package dev.mold.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.api.command.Ownership;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.DiskOfferingId;
import dev.mold.api.id.DomainId;
import dev.mold.api.id.EventId;
import dev.mold.api.id.FirewallRuleId;
import dev.mold.api.id.HostClusterId;
import dev.mold.api.id.HostId;
import dev.mold.api.id.Id;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.KeyPairId;
import dev.mold.api.id.LoadBalancerRuleId;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.NetworkOfferingId;
import dev.mold.api.id.OperationId;
import dev.mold.api.id.OsCategoryId;
import dev.mold.api.id.OsTypeId;
import dev.mold.api.id.PodId;
import dev.mold.api.id.PortForwardingRuleId;
import dev.mold.api.id.ProjectId;
import dev.mold.api.id.PublicIpAddressId;
import dev.mold.api.id.RoleId;
import dev.mold.api.id.RolePermissionId;
import dev.mold.api.id.RouterId;
import dev.mold.api.id.ServiceOfferingId;
import dev.mold.api.id.UserId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.api.id.VlanIpRangeId;
import dev.mold.api.id.VolumeId;
import dev.mold.api.id.ZoneId;
import dev.mold.server.discovery.CommandRegistry;
import dev.mold.server.discovery.ParameterDescriptor;
import dev.mold.server.testing.ApiClient;
import dev.mold.server.testing.TestDatabase;
import dev.mold.server.testing.TestingMoldServer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whose an entity is, for each type of entity that a parameter can identify. */
class EntityOwnersTest {
    private final Map<Class<?>, UUID> samples = new HashMap<>();
    private final Map<Class<?>, Ownership> owners = new HashMap<>();

    @ParameterizedTest
    @EnumSource
    void eachEntityBelongsToWhoMadeIt(TestDatabase database, @TempDir Path folder) {
        try (var server = TestingMoldServer.start(folder, database.fresh(folder), false)) {
            var admin = server.admin();
            var domain = admin.call("listDomains").at("/domain/0/id").asString();
            var account = admin.createAccount("uma", "accounttype", "0");
            var user = server.anonymous().keysByPassword("uma", "secret of uma");
            var owner = new AccountId(UUID.fromString(account.get("id").asString()));

            add(DomainId.class, domain, Ownership.ofDomain(DomainId.of(domain)));
            add(AccountId.class, owner.toString(), Ownership.of(owner));
            var userId = account.at("/user/0/id").asString();
            add(UserId.class, userId, Ownership.ofUser(owner, UserId.of(userId)));
            addCommon(admin);
            addOwned(admin, user, owner);

            var lookups = server.get(EntityLookups.class);
            assertThat(samples.keySet()).isEqualTo(types(server));
            samples.forEach((type, value) -> {
                var id = lookups.parse(type, value.toString()).orElseThrow();
                var unknown = lookups.parse(type, UUID.randomUUID().toString()).orElseThrow();
                assertThat(lookups.find(type, List.of(id, unknown)))
                        .as(type.getSimpleName())
                        .isEqualTo(Map.of(id, owners.get(type)));
                assertThat(lookups.find(type, List.of(id))).containsOnlyKeys(id);
            });
            assertThat(lookups.find(ProjectId.class, List.of(new ProjectId(UUID.randomUUID())))).isEmpty();
            manyAtOnce(lookups, samples.get(VirtualMachineId.class));
        }
    }

    private static void manyAtOnce(EntityLookups lookups, UUID known) {
        var ids = IntStream.range(0, 1700)
                .<Id>mapToObj(i -> new VirtualMachineId(i == 1600 ? known : UUID.randomUUID()))
                .toList();
        assertThat(lookups.find(VirtualMachineId.class, ids)).containsOnlyKeys(new VirtualMachineId(known));
    }

    private static Object types(TestingMoldServer server) {
        var types = server.get(CommandRegistry.class).all().stream()
                .flatMap(command -> command.parameters().stream())
                .filter(ParameterDescriptor::isId)
                .map(ParameterDescriptor::valueType)
                .collect(Collectors.toCollection(HashSet::new));
        types.remove(ProjectId.class);
        return types;
    }

    private void addCommon(ApiClient admin) {
        common(ZoneId.class, admin, "listZones", "zone");
        common(PodId.class, admin, "listPods", "pod");
        common(HostClusterId.class, admin, "listClusters", "cluster");
        common(HostId.class, admin, "listHosts", "host");
        common(VlanIpRangeId.class, admin, "listVlanIpRanges", "vlaniprange");
        common(ServiceOfferingId.class, admin, "listServiceOfferings", "serviceoffering");
        add(
                DiskOfferingId.class,
                admin.call("createDiskOffering", "name", "d", "displaytext", "d", "disksize", "5")
                        .at("/diskoffering/id")
                        .asString(),
                Ownership.COMMON);
        common(NetworkOfferingId.class, admin, "listNetworkOfferings", "networkoffering");
        common(OsTypeId.class, admin, "listOsTypes", "ostype");
        common(OsCategoryId.class, admin, "listOsCategories", "oscategory");
        common(RoleId.class, admin, "listRoles", "role");
        var role = admin.call("createRole", "name", "r", "type", "User").at("/role/id").asString();
        add(
                RolePermissionId.class,
                admin.call("createRolePermission", "roleid", role, "rule", "x*", "permission", "deny")
                        .at("/rolepermission/id")
                        .asString(),
                Ownership.COMMON);
    }

    private void addOwned(ApiClient admin, ApiClient user, AccountId owner) {
        var zone = samples.get(ZoneId.class).toString();
        var own = Ownership.of(owner);
        var network = user.call(
                        "createNetwork",
                        "name", "n", "displaytext", "n", "zoneid", zone, "networkofferingid",
                        samples.get(NetworkOfferingId.class).toString())
                .at("/network/id")
                .asString();
        add(NetworkId.class, network, own);
        var template = user.call("listTemplates", "templatefilter", "executable").at("/template/0/id").asString();
        var machine = user.job(
                        "deployVirtualMachine",
                        "zoneid", zone, "networkids", network, "templateid", template, "serviceofferingid",
                        samples.get(ServiceOfferingId.class).toString())
                .at("/virtualmachine/id")
                .asString();
        add(VirtualMachineId.class, machine, own);
        add(
                VolumeId.class,
                user.call("listVolumes", "virtualmachineid", machine).at("/volume/0/id").asString(),
                own);
        var address = user.job("associateIpAddress", "networkid", network).at("/ipaddress/id").asString();
        add(PublicIpAddressId.class, address, own);
        add(
                FirewallRuleId.class,
                user.job(
                                "createFirewallRule",
                                "ipaddressid", address, "protocol", "tcp", "startport", "1", "endport", "2")
                        .at("/firewallrule/id")
                        .asString(),
                own);
        add(
                PortForwardingRuleId.class,
                user.job(
                                "createPortForwardingRule",
                                "ipaddressid", address, "protocol", "tcp", "publicport", "22", "privateport", "22",
                                "virtualmachineid", machine)
                        .at("/portforwardingrule/id")
                        .asString(),
                own);
        add(
                LoadBalancerRuleId.class,
                user.job(
                                "createLoadBalancerRule",
                                "publicipid", address, "name", "lb", "publicport", "80", "privateport", "80",
                                "algorithm", "roundrobin")
                        .at("/loadbalancer/id")
                        .asString(),
                own);
        add(
                RouterId.class,
                admin.call("listRouters", "listall", "true", "networkid", network).at("/router/0/id").asString(),
                own);
        user.call("createSSHKeyPair", "name", "k");
        add(
                KeyPairId.class,
                user.call("listSSHKeyPairs").at("/sshkeypair/0/id").asString(),
                own);
        add(EventId.class, user.call("listEvents").at("/event/0/id").asString(), own);
        add(OperationId.class, user.call("startVirtualMachine", "id", machine).get("jobid").asString(), own);
        var image = user.call(
                        "registerIso",
                        "name", "i", "displaytext", "i", "zoneid", zone, "url", "http://192.0.2.1/i.iso",
                        "bootable", "false")
                .at("/iso/0/id")
                .asString();
        add(ImageId.class, image, Ownership.of(owner, false));
    }

    private void common(Class<? extends Id> type, ApiClient admin, String list, String key) {
        add(type, admin.call(list).get(key).get(0).get("id").asString(), Ownership.COMMON);
    }

    private void add(Class<? extends Id> type, String id, Ownership ownership) {
        samples.put(type, UUID.fromString(id));
        owners.put(type, ownership);
    }
}
