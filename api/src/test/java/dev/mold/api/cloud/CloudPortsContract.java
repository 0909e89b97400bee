package dev.mold.api.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.mold.api.error.ApiException;
import dev.mold.api.error.ErrorCode;
import dev.mold.api.error.Errors;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.FirewallRuleId;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.LoadBalancerRuleId;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.NetworkOfferingId;
import dev.mold.api.id.PortForwardingRuleId;
import dev.mold.api.id.PublicIpAddressId;
import dev.mold.api.id.ServiceOfferingId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.api.id.ZoneId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The rules of {@code docs/contracts/cloud-ports.md}, a test each, for any cloud that serves the ports. A subclass says
 * where the cloud is and what may be used in it.
 */
public abstract class CloudPortsContract {
    private static final List<String> ANYWHERE = List.of("0.0.0.0/0");
    private static final List<String> OFFICE = List.of("192.0.2.0/24");

    /** What the clouds of tests are of. */
    private static final String ARCH = "x86_64";

    private Cloud cloud;
    private final List<VirtualMachineId> machines = new ArrayList<>();
    private final List<NetworkId> networks = new ArrayList<>();
    private final List<ImageId> isos = new ArrayList<>();

    /** The cloud, with nothing of this test's in it. */
    protected abstract Cloud open() throws Exception;

    /** Called after each test, when all that it made has been removed. */
    protected void closed() throws Exception {}

    /** The longest that anything takes. */
    protected Duration timeout() {
        return Duration.ofSeconds(20);
    }

    /**
     * The ports and what may be used through them.
     *
     * @param owner an account with room for two networks and three machines
     * @param networkOffering of an isolated network with source NAT, firewall, port forwarding and load balancer
     * @param keyPair the name of a key pair of the owner's
     * @param isoUrl where an ISO can be fetched
     */
    public record Cloud(
            Networks networks,
            NetworkRules rules,
            VirtualMachines machines,
            Images images,
            Zones zones,
            Offerings offerings,
            KeyPairs keyPairs,
            AccountId owner,
            ZoneId zone,
            NetworkOfferingId networkOffering,
            ServiceOfferingId serviceOffering,
            String keyPair,
            String isoUrl) {}

    @BeforeEach
    void openCloud() throws Exception {
        cloud = open();
    }

    @AfterEach
    void clear() throws Exception {
        machines.forEach(machine -> until(() -> cloud.machines().expunge(machine)));
        networks.forEach(network -> until(() -> cloud.networks().delete(network)));
        isos.forEach(iso -> until(() -> cloud.images().delete(iso)));
        closed();
    }

    // What is there

    @Test
    void aZoneTellsItsHypervisors() {
        assertThat(cloud.zones().find(cloud.zone())).hasValueSatisfying(zone -> {
            assertThat(zone.enabled()).isTrue();
            assertThat(zone.hypervisors()).isNotEmpty();
        });
    }

    @Test
    void whatIsUnknownIsAbsent() {
        assertThat(cloud.zones().find(new ZoneId(UUID.randomUUID()))).isEmpty();
        assertThat(cloud.offerings().service(new ServiceOfferingId(UUID.randomUUID()))).isEmpty();
        assertThat(cloud.offerings().network(new NetworkOfferingId(UUID.randomUUID()))).isEmpty();
        assertThat(cloud.networks().find(new NetworkId(UUID.randomUUID()))).isEmpty();
        assertThat(cloud.networks().sourceNat(new NetworkId(UUID.randomUUID()))).isEmpty();
        assertThat(cloud.networks().machines(new NetworkId(UUID.randomUUID()))).isEmpty();
        assertThat(cloud.machines().find(new VirtualMachineId(UUID.randomUUID()))).isEmpty();
        assertThat(cloud.images().find(new ImageId(UUID.randomUUID()))).isEmpty();
        assertThat(cloud.keyPairs().find(cloud.owner(), "no such key pair")).isEmpty();
    }

    @Test
    void nodesHaveATemplateOnEachHypervisorWhateverTheCaseOfItsName() {
        var hypervisors = cloud.zones().find(cloud.zone()).orElseThrow().hypervisors();
        assertThat(hypervisors).allSatisfy(hypervisor -> {
            var template = cloud.images().nodeTemplate(cloud.zone(), hypervisor, ARCH);
            assertThat(template).hasValueSatisfying(image -> assertThat(image.iso()).isFalse());
            assertThat(cloud.images().nodeTemplate(cloud.zone(), hypervisor.toUpperCase(Locale.ROOT), ARCH))
                    .isEqualTo(template);
            assertThat(cloud.images().nodeTemplate(cloud.zone(), hypervisor, "s390x")).isEmpty();
        });
        assertThat(cloud.images().nodeTemplate(cloud.zone(), "no such hypervisor", ARCH)).isEmpty();
    }

    @Test
    void aNetworkOfferingSaysWhatItsAddressesMayServe() {
        assertThat(cloud.offerings().network(cloud.networkOffering())).hasValueSatisfying(offering -> {
            assertThat(offering.conserveMode()).isTrue();
            assertThat(offering.services()).contains("SourceNat", "Firewall", "PortForwarding", "Lb");
        });
    }

    @Test
    void aKeyPairIsFoundByItsName() {
        assertThat(cloud.keyPairs().find(cloud.owner(), cloud.keyPair())).hasValueSatisfying(pair -> {
            assertThat(pair.name()).isEqualTo(cloud.keyPair());
            assertThat(pair.publicKey().orElse("ssh-")).startsWith("ssh-");
        });
    }

    // Images

    @Test
    void anIsoRegisteredTwiceIsThereOnce() {
        var wanted = iso();

        var first = register(wanted);
        var second = cloud.images().registerIso(wanted);

        assertThat(second.id()).isEqualTo(first);
        eventually()
                .until(() -> cloud.images().find(first).orElseThrow().state() == ImageState.READY);
    }

    @Test
    void anIsoOfAMalformedAddressIsRefused() {
        var wanted = iso("not an address");

        assertRefused(Errors.INVALID_PARAMETER, () -> cloud.images().registerIso(wanted));
        assertThat(cloud.images().find(wanted.id())).isEmpty();
    }

    @Test
    void anIsoThatIsGoneCanBeDeletedAgain() {
        var iso = register(iso());

        until(() -> cloud.images().delete(iso));

        assertThat(cloud.images().delete(iso)).isTrue();
        assertThat(cloud.images().delete(new ImageId(UUID.randomUUID()))).isTrue();
    }

    // Networks

    @Test
    void aNetworkMadeTwiceIsThereOnce() {
        var wanted = newNetwork();

        var first = make(wanted);
        var second = cloud.networks().create(wanted);

        assertThat(second.id()).isEqualTo(first);
        assertThat(second.owner()).isEqualTo(cloud.owner());
        assertThat(second.zone()).isEqualTo(cloud.zone());
        assertThat(second.isolated()).isTrue();
        assertThat(cloud.networks().find(first)).hasValueSatisfying(found ->
                assertThat(found.cidr()).isEqualTo(second.cidr()).contains("/"));
    }

    @Test
    void aNetworkIsReadyForMachinesSoonerOrLaterAndStaysReady() {
        var network = network();

        assertThat(cloud.networks().implement(network)).isTrue();
    }

    @Test
    void anUnknownNetworkCannotBeImplemented() {
        assertRefused(
                Errors.INVALID_PARAMETER, () -> cloud.networks().implement(new NetworkId(UUID.randomUUID())));
    }

    @Test
    void aNetworkHasItsSourceNatAddressOnceAMachineRunsInIt() {
        var network = network();
        runningMachine(network);

        eventually().until(() -> cloud.networks().sourceNat(network).isPresent());
        assertThat(cloud.networks().sourceNat(network)).hasValueSatisfying(address -> {
            assertThat(address.network()).contains(network);
            assertThat(address.zone()).isEqualTo(cloud.zone());
            assertThat(address.sourceNat()).isTrue();
        });
    }

    @Test
    void aNetworkWithAMachineInItIsNotDeleted() {
        var network = network();
        var machine = make(newMachine(network));

        assertRefused(Errors.RESOURCE_IN_USE, () -> cloud.networks().delete(network));
        assertThat(cloud.networks().machines(network)).containsExactly(machine);
    }

    @Test
    void aNetworkThatIsGoneCanBeDeletedAgain() {
        var network = network();

        until(() -> cloud.networks().delete(network));

        assertThat(cloud.networks().find(network)).isEmpty();
        assertThat(cloud.networks().delete(network)).isTrue();
        assertThat(cloud.networks().delete(new NetworkId(UUID.randomUUID()))).isTrue();
    }

    // Machines

    @Test
    void aMachineMadeTwiceIsThereOnce() {
        var network = network();
        var wanted = newMachine(network);

        var first = make(wanted);
        var second = cloud.machines().create(wanted);

        assertThat(second.id()).isEqualTo(first);
        assertThat(second.name()).isEqualTo(wanted.name());
        assertThat(second.state()).isEqualTo(VirtualMachineState.STOPPED);
        assertThat(cloud.networks().machines(network)).containsExactly(first);
    }

    @Test
    void aMachineStartsAndStopsHoweverOftenItIsAsked() {
        var machine = runningMachine(network());
        assertThat(cloud.machines().start(machine).state()).isEqualTo(VirtualMachineState.RUNNING);

        cloud.machines().stop(machine, false);
        cloud.machines().stop(machine, false);

        awaitState(machine, VirtualMachineState.STOPPED);
        assertThat(cloud.machines().stop(machine, true).state()).isEqualTo(VirtualMachineState.STOPPED);
    }

    @Test
    void aMachineThatIsGoneCanBeExpungedAgain() {
        var machine = runningMachine(network());

        until(() -> cloud.machines().expunge(machine));

        assertThat(cloud.machines().find(machine)).isEmpty();
        assertThat(cloud.machines().expunge(machine)).isTrue();
        assertThat(cloud.machines().expunge(new VirtualMachineId(UUID.randomUUID()))).isTrue();
    }

    @Test
    void anUnknownMachineCannotBeStarted() {
        assertRefused(Errors.INVALID_PARAMETER, () -> cloud.machines().start(new VirtualMachineId(UUID.randomUUID())));
    }

    @Test
    void anIsoIsAttachedSoonerOrLaterAndDetachedAgain() {
        var machine = runningMachine(network());
        var iso = readyIso();

        until(() -> cloud.machines().attachIso(machine, iso));
        assertThat(cloud.machines().attachIso(machine, iso)).isTrue();
        assertThat(cloud.machines().find(machine).orElseThrow().iso()).contains(iso);

        until(() -> cloud.machines().detachIso(machine));
        assertThat(cloud.machines().detachIso(machine)).isTrue();
        assertThat(cloud.machines().find(machine).orElseThrow().iso()).isEmpty();
    }

    @Test
    void aSecondIsoAndAnUnknownOneAreRefused() {
        var machine = runningMachine(network());
        var first = readyIso();
        var second = readyIso();
        until(() -> cloud.machines().attachIso(machine, first));

        assertRefused(Errors.WRONG_STATE, () -> cloud.machines().attachIso(machine, second));
        assertRefused(
                Errors.INVALID_PARAMETER,
                () -> cloud.machines().attachIso(machine, new ImageId(UUID.randomUUID())));
        assertThat(cloud.machines().find(machine).orElseThrow().iso()).contains(first);
    }

    // Rules

    @Test
    void rulesMadeTwiceAreThereOnceAndInForce() {
        var place = place();
        var desired = rules(place, 2222, ANYWHERE);

        put(desired);
        assertThat(cloud.rules().replace(desired, RuleIds.none())).isTrue();

        assertThat(cloud.rules().firewall(place.address())).containsExactlyElementsOf(desired.firewall());
        assertThat(cloud.rules().forwardings(place.address())).containsExactlyElementsOf(desired.forwardings());
        assertThat(cloud.rules().loadBalancers(place.address())).containsExactlyElementsOf(desired.loadBalancers());
    }

    @Test
    void rulesThatDifferAreChanged() {
        var place = place();
        var before = rules(place, 2222, ANYWHERE);
        put(before);

        var after = new AddressRules(
                place.address(),
                List.of(firewall(before.firewall().get(0).id(), place, 2300, OFFICE)),
                List.of(forwarding(before.forwardings().get(0).id(), place, 2300)),
                List.of(balancer(before.loadBalancers().get(0).id(), place, 6443, Set.of())));
        put(after);

        assertThat(cloud.rules().firewall(place.address())).containsExactlyElementsOf(after.firewall());
        assertThat(cloud.rules().forwardings(place.address())).containsExactlyElementsOf(after.forwardings());
        assertThat(cloud.rules().loadBalancers(place.address())).containsExactlyElementsOf(after.loadBalancers());
    }

    @Test
    void ownRulesThatAreNoLongerDesiredGoAndThoseOfOthersStay() {
        var place = place();
        var mine = rules(place, 2222, ANYWHERE);
        var others = new AddressRules(
                place.address(),
                List.of(firewall(new FirewallRuleId(UUID.randomUUID()), place, 80, ANYWHERE)),
                List.of(forwarding(new PortForwardingRuleId(UUID.randomUUID()), place, 80)),
                List.of());
        put(mine);
        put(others);

        until(() -> cloud.rules().replace(AddressRules.none(place.address()), mine.ids()));

        assertThat(cloud.rules().firewall(place.address())).containsExactlyElementsOf(others.firewall());
        assertThat(cloud.rules().forwardings(place.address())).containsExactlyElementsOf(others.forwardings());
        assertThat(cloud.rules().loadBalancers(place.address())).isEmpty();
    }

    @Test
    void aBalancerKeepsTheNameThatItWasMadeWith() {
        var place = place();
        var made = balancer(new LoadBalancerRuleId(UUID.randomUUID()), place, 6443, Set.of(place.machine()));
        put(new AddressRules(place.address(), List.of(), List.of(), List.of(made)));

        var other = new LoadBalancerRule(
                made.id(), "another-name", place.address(), 6443, 6443, "source", Set.of());
        put(new AddressRules(place.address(), List.of(), List.of(), List.of(other)));

        assertThat(cloud.rules().loadBalancers(place.address())).singleElement().satisfies(rule -> {
            assertThat(rule.name()).isEqualTo(made.name());
            assertThat(rule.algorithm()).isEqualTo(made.algorithm());
            assertThat(rule.members()).isEmpty();
        });
    }

    @Test
    void aPortOfAnotherRuleIsAConflict() {
        var place = place();
        put(rules(place, 2222, ANYWHERE));

        assertConflict(new AddressRules(
                place.address(),
                List.of(firewall(new FirewallRuleId(UUID.randomUUID()), place, 2222, ANYWHERE)),
                List.of(),
                List.of()));
        assertConflict(new AddressRules(
                place.address(),
                List.of(),
                List.of(forwarding(new PortForwardingRuleId(UUID.randomUUID()), place, 2222)),
                List.of()));
        assertConflict(new AddressRules(
                place.address(),
                List.of(),
                List.of(),
                List.of(balancer(new LoadBalancerRuleId(UUID.randomUUID()), place, 2222, Set.of()))));
    }

    @Test
    void rulesOfAnUnknownAddressAreRefused() {
        var nowhere = new Place(new PublicIpAddressId(UUID.randomUUID()), new VirtualMachineId(UUID.randomUUID()));
        var desired = new AddressRules(
                nowhere.address(),
                List.of(firewall(new FirewallRuleId(UUID.randomUUID()), nowhere, 80, ANYWHERE)),
                List.of(),
                List.of());

        assertRefused(Errors.INVALID_PARAMETER, () -> cloud.rules().replace(desired, RuleIds.none()));
    }

    @Test
    void rulesThatAreGoneCanBeRemovedAgain() {
        var place = place();
        var desired = rules(place, 2222, ANYWHERE);
        put(desired);

        until(() -> cloud.rules().remove(desired.ids()));

        assertThat(cloud.rules().remove(desired.ids())).isTrue();
        assertThat(cloud.rules().firewall(place.address())).isEmpty();
        assertThat(cloud.rules().forwardings(place.address())).isEmpty();
        assertThat(cloud.rules().loadBalancers(place.address())).isEmpty();
    }

    /** A public address, and a machine in the network behind it. */
    private record Place(PublicIpAddressId address, VirtualMachineId machine) {}

    private Place place() {
        var network = network();
        var machine = runningMachine(network);
        eventually().until(() -> cloud.networks().sourceNat(network).isPresent());
        return new Place(cloud.networks().sourceNat(network).orElseThrow().id(), machine);
    }

    private static AddressRules rules(Place place, int port, List<String> sources) {
        return new AddressRules(
                place.address(),
                List.of(firewall(new FirewallRuleId(UUID.randomUUID()), place, port, sources)),
                List.of(forwarding(new PortForwardingRuleId(UUID.randomUUID()), place, port)),
                List.of(balancer(
                        new LoadBalancerRuleId(UUID.randomUUID()), place, 6443, Set.of(place.machine()))));
    }

    private static FirewallRule firewall(FirewallRuleId id, Place place, int port, List<String> sources) {
        return new FirewallRule(id, place.address(), Protocol.TCP, port, port, sources);
    }

    private static PortForwardingRule forwarding(PortForwardingRuleId id, Place place, int port) {
        return new PortForwardingRule(id, place.address(), Protocol.TCP, port, 22, place.machine());
    }

    private static LoadBalancerRule balancer(
            LoadBalancerRuleId id, Place place, int port, Set<VirtualMachineId> members) {
        return new LoadBalancerRule(id, "contract-lb", place.address(), port, 6443, "roundrobin", members);
    }

    private void put(AddressRules desired) {
        until(() -> cloud.rules().replace(desired, RuleIds.none()));
    }

    private void assertConflict(AddressRules desired) {
        assertRefused(Errors.NETWORK_RULE_CONFLICT, () -> cloud.rules().replace(desired, RuleIds.none()));
    }

    private NetworkId network() {
        var network = make(newNetwork());
        until(() -> cloud.networks().implement(network));
        return network;
    }

    private NewNetwork newNetwork() {
        var name = "contract-" + networks.size();
        return new NewNetwork(
                new NetworkId(UUID.randomUUID()), name, name, cloud.owner(), cloud.zone(), cloud.networkOffering());
    }

    private NetworkId make(NewNetwork wanted) {
        var network = cloud.networks().create(wanted).id();
        networks.add(network);
        return network;
    }

    private NewVirtualMachine newMachine(NetworkId network) {
        var id = new VirtualMachineId(UUID.randomUUID());
        var name = "contract-" + id;
        var hypervisor = cloud.zones()
                .find(cloud.zone())
                .orElseThrow()
                .hypervisors()
                .iterator()
                .next();
        return new NewVirtualMachine(
                id,
                name,
                name,
                cloud.owner(),
                cloud.zone(),
                cloud.serviceOffering(),
                cloud.images().nodeTemplate(cloud.zone(), hypervisor, ARCH).orElseThrow().id(),
                network,
                0,
                "#cloud-config",
                List.of(),
                Optional.of(cloud.keyPair()),
                true);
    }

    private VirtualMachineId make(NewVirtualMachine wanted) {
        var machine = cloud.machines().create(wanted).id();
        machines.add(machine);
        return machine;
    }

    private VirtualMachineId runningMachine(NetworkId network) {
        var machine = make(newMachine(network));
        until(() -> cloud.machines().start(machine).state() == VirtualMachineState.RUNNING);
        return machine;
    }

    private void awaitState(VirtualMachineId machine, VirtualMachineState state) {
        until(() -> cloud.machines().find(machine).orElseThrow().state() == state);
    }

    private NewIso iso() {
        return iso(cloud.isoUrl());
    }

    private NewIso iso(String url) {
        return new NewIso(
                new ImageId(UUID.randomUUID()),
                "contract-iso",
                "contract-iso",
                cloud.owner(),
                Optional.of(cloud.zone()),
                url,
                Optional.empty(),
                true,
                false,
                ARCH,
                false);
    }

    private ImageId register(NewIso wanted) {
        var iso = cloud.images().registerIso(wanted).id();
        isos.add(iso);
        return iso;
    }

    private ImageId readyIso() {
        var iso = register(iso());
        until(() -> cloud.images().find(iso).orElseThrow().state() == ImageState.READY);
        return iso;
    }

    private static void assertRefused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private ConditionFactory eventually() {
        return await().atMost(timeout()).pollInterval(Duration.ofMillis(20));
    }

    private void until(Callable<Boolean> done) {
        eventually().until(done);
    }
}
