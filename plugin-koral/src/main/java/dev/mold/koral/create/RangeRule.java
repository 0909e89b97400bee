package dev.mold.koral.create;

import dev.mold.api.cloud.Network;
import dev.mold.api.cloud.Networks;
import dev.mold.api.config.Setting;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.NetworkId;
import dev.mold.koral.cluster.RequestedRanges;
import dev.mold.koral.setting.AddressBlock;
import dev.mold.koral.setting.KoralSettings;
import java.util.Optional;

/**
 * The addresses of pods and services, where they are given: like those of the settings, and apart from each other and
 * from the network's. The addresses of a network that is still to be made are checked by the step that chooses ranges.
 */
final class RangeRule {
    private final Networks networks;

    RangeRule(Networks networks) {
        this.networks = networks;
    }

    RequestedRanges check(CreateKubernetesCluster command, Optional<NetworkId> network) {
        var pods = range("podcidr", command.podcidr(), KoralSettings.POD_RANGE);
        var services = range("servicecidr", command.servicecidr(), KoralSettings.SERVICE_RANGE);
        if (pods.isPresent() && services.isPresent()) {
            checkApart("podcidr " + pods.get(), pods.get(), "servicecidr " + services.get(), services.get());
        }
        network.flatMap(networks::find).ifPresent(found -> {
            pods.ifPresent(cidr -> checkApart("podcidr " + cidr, cidr, text(found), found.cidr()));
            services.ifPresent(cidr -> checkApart("servicecidr " + cidr, cidr, text(found), found.cidr()));
        });
        return new RequestedRanges(pods, services);
    }

    private static Optional<String> range(String parameter, String given, Setting<String> setting) {
        var text = Optional.ofNullable(given).map(String::trim).filter(value -> !value.isEmpty());
        text.ifPresent(value -> {
            try {
                setting.values().parser().apply(value);
            } catch (IllegalArgumentException e) {
                throw ApiException.invalid(
                        "Invalid " + parameter + " " + value + ": it must be " + setting.values().allowed());
            }
        });
        return text;
    }

    private static String text(Network network) {
        return "the addresses " + network.cidr() + " of network " + network.name();
    }

    private static void checkApart(String one, String oneCidr, String other, String otherCidr) {
        if (AddressBlock.parse(oneCidr).overlaps(AddressBlock.parse(otherCidr))) {
            throw ApiException.invalid("Invalid " + one + ": it overlaps " + other);
        }
    }
}
