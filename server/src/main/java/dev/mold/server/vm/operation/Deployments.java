package dev.mold.server.vm.operation;

import dev.mold.api.cloud.Account;
import dev.mold.api.cloud.KeyPair;
import dev.mold.api.cloud.NewVirtualMachine;
import dev.mold.api.cloud.Zone;
import dev.mold.api.command.CallContext;
import dev.mold.api.config.Settings;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.IdSource;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.image.ImageService;
import dev.mold.server.vm.keypair.KeyPairService;
import dev.mold.server.vm.machine.HostName;
import dev.mold.server.vm.machine.MachineDetailMap;
import dev.mold.server.vm.machine.MachineDraft;
import dev.mold.server.vm.machine.MachineSettings;
import dev.mold.server.vm.machine.UserData;
import dev.mold.server.zone.ZoneService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Converts a deploy command into the draft of a machine, or refuses it. */
final class Deployments {
    private final ZoneService zones;
    private final ImageService images;
    private final NetworkChoice networks;
    private final KeyPairService keyPairs;
    private final Settings settings;
    private final IdSource ids;

    Deployments(
            ZoneService zones,
            ImageService images,
            NetworkChoice networks,
            KeyPairService keyPairs,
            Settings settings,
            IdSource ids) {
        this.zones = zones;
        this.images = images;
        this.networks = networks;
        this.keyPairs = keyPairs;
        this.settings = settings;
        this.ids = ids;
    }

    /** @throws ApiException INVALID_PARAMETER, PERMISSION_DENIED */
    MachineDraft draft(DeployVirtualMachine command, Account owner, CallContext call) {
        command.notOffered().refuse();
        var zone = zones.usable(command.zoneid(), call.rootAdmin());
        checkHypervisor(command.hypervisor(), zone);
        if (command.templateid() == null) {
            throw ApiException.invalid("The parameter templateid is needed");
        }
        var template = images.require(command.templateid(), false);
        var place = networks.choose(command, owner, zone.id());
        var details = MachineDetailMap.of(command.details());
        var pairs = keyPairs.named(owner.id(), keyPairNames(command));
        var id = new VirtualMachineId(ids.next());
        var name = command.name() == null ? "VM-" + id : HostName.check(command.name());
        var machine = new NewVirtualMachine(
                id,
                name,
                Optional.ofNullable(command.displayname()).orElse(name),
                owner.id(),
                zone.id(),
                command.serviceofferingid(),
                template.id(),
                place.network(),
                rootDisk(command, details),
                userData(command.userdata(), owner),
                pairs.stream().map(KeyPair::publicKey).flatMap(Optional::stream).toList(),
                pairs.stream().map(KeyPair::name).findFirst(),
                false);
        return new MachineDraft(
                machine,
                place.ip(),
                Optional.of(new MachineDraft.Maker(call.user(), call.username())),
                details,
                pairs.stream().map(KeyPair::name).toList());
    }

    private static void checkHypervisor(String hypervisor, Zone zone) {
        if (hypervisor != null && !hypervisor.isBlank() && zone.hypervisor(hypervisor).isEmpty()) {
            throw ApiException.invalid("Hypervisor " + hypervisor + " is not the one of zone " + zone.name() + ", which is "
                    + String.join(", ", zone.hypervisors()));
        }
    }

    private static List<String> keyPairNames(DeployVirtualMachine command) {
        var names = new ArrayList<String>();
        if (command.keypair() != null && !command.keypair().isBlank()) {
            names.add(command.keypair());
        }
        names.addAll(command.keypairs());
        return names;
    }

    private static long rootDisk(DeployVirtualMachine command, Map<String, String> details) {
        var inDetails = details.get("rootdisksize");
        if (command.rootdisksize() == null && inDetails == null) {
            return 0;
        }
        try {
            long size = command.rootdisksize() != null ? command.rootdisksize() : Long.parseLong(inDetails.strip());
            if (size > 0) {
                return size;
            }
        } catch (NumberFormatException e) {
            throw ApiException.invalid("Root disk size should be a whole number of GiB, not " + inDetails);
        }
        throw ApiException.invalid("Root disk size should be a positive number of GiB");
    }

    private String userData(String base64, Account owner) {
        return base64 == null || base64.isBlank()
                ? ""
                : UserData.decode(base64, settings.value(MachineSettings.USER_DATA_MAX, owner.id()));
    }
}
