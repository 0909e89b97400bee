package dev.mold.server.vm.operation;

import dev.mold.api.cloud.Account;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.ZoneId;
import dev.mold.server.network.NetworkService;
import java.util.Optional;

/** Determines the network and the address of a new machine. */
final class NetworkChoice {
    private final NetworkService networks;

    NetworkChoice(NetworkService networks) {
        this.networks = networks;
    }

    /** @param ip the requested address; empty for any */
    record Place(NetworkId network, Optional<String> ip) {}

    /** @throws ApiException INVALID_PARAMETER if the parameters contradict each other or determine no network */
    Place choose(DeployVirtualMachine command, Account owner, ZoneId zone) {
        var ip = Optional.ofNullable(command.ipaddress()).filter(text -> !text.isBlank());
        if (!command.iptonetworklist().isEmpty()) {
            if (!command.networkids().isEmpty() || ip.isPresent()) {
                throw ApiException.invalid(
                        "NetworkIds and ipAddress can't be specified along with ipToNetworkMap parameter");
            }
            return fromList(command);
        }
        if (command.networkids().size() > 1) {
            throw oneOnly();
        }
        var network = command.networkids().isEmpty() ? onlyOne(owner, zone) : command.networkids().get(0);
        return new Place(network, ip);
    }

    private static Place fromList(DeployVirtualMachine command) {
        var list = command.iptonetworklist();
        if (list.groups().size() > 1) {
            throw oneOnly();
        }
        var text = list.value(0, "networkid")
                .orElseThrow(() -> ApiException.invalid("iptonetworklist[0].networkid is needed"));
        try {
            return new Place(NetworkId.of(text), list.value(0, "ip"));
        } catch (IllegalArgumentException e) {
            throw ApiException.invalid("Unable to find the network " + text);
        }
    }

    private NetworkId onlyOne(Account owner, ZoneId zone) {
        var owned = networks.owned(owner.id(), zone);
        if (owned.size() != 1) {
            throw ApiException.invalid(
                    owned.isEmpty()
                            ? "No network was given and account " + owner.name() + " has none in the zone: make one with"
                                    + " createNetwork and give its id in networkids"
                            : "More than 1 default Isolated networks are found for account " + owner.name()
                                    + "; please specify networkids");
        }
        return owned.get(0).id();
    }

    private static ApiException oneOnly() {
        return ApiException.invalid("A virtual machine has one network interface: give one network");
    }
}
