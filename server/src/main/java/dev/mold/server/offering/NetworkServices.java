package dev.mold.server.offering;

import dev.mold.api.command.IndexedParams;
import dev.mold.api.error.ApiException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The supported network services with their provider and capabilities. */
final class NetworkServices {
    /** The only provider. */
    static final String PROVIDER = "VirtualRouter";

    private static final String SOURCE_NAT = "SourceNat";
    private static final List<String> NEED_SOURCE_NAT = List.of("PortForwarding", "StaticNat", "Lb", "Firewall");

    /** All services, in the order in which they are shown. */
    static final List<String> ALL = List.of(
            "Firewall",
            "Dhcp",
            "PortForwarding",
            SOURCE_NAT,
            "UserData",
            "Vpn",
            "Dns",
            "Lb",
            "StaticNat",
            "Gateway");

    private NetworkServices() {}

    /** Those services with their only provider and capabilities. */
    static List<OfferedService> of(List<String> names) {
        return ALL.stream()
                .filter(names::contains)
                .map(name -> new OfferedService(name, PROVIDER, capabilities(name)))
                .toList();
    }

    /**
     * The requested services.
     *
     * @param wanted names, ignoring case
     * @param providers groups of {@code service} and {@code provider}
     * @param capabilities groups of {@code service}, {@code capabilitytype} and {@code capabilityvalue}
     * @throws ApiException INVALID_PARAMETER for an unsupported service, provider or capability
     */
    static List<OfferedService> chosen(List<String> wanted, IndexedParams providers, IndexedParams capabilities) {
        var names = new ArrayList<String>();
        for (var text : wanted) {
            var name = named(text);
            if (!names.contains(name)) {
                names.add(name);
            }
        }
        checkProviders(names, providers);
        checkCapabilities(names, capabilities);
        NEED_SOURCE_NAT.stream()
                .filter(name -> names.contains(name) && !names.contains(SOURCE_NAT))
                .findFirst()
                .ifPresent(name -> {
                    throw ApiException.invalid("Service " + name + " needs the service " + SOURCE_NAT);
                });
        return of(names);
    }

    /** The service's canonical name. @throws ApiException INVALID_PARAMETER if there is no such service */
    static String named(String text) {
        return ALL.stream()
                .filter(name -> name.equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElseThrow(() -> ApiException.invalid("Service " + text + " is not offered; one of " + ALL + " is"));
    }

    private static void checkProviders(List<String> names, IndexedParams providers) {
        for (int i = 0; i < providers.groups().size(); i++) {
            var service = offered(names, field(providers, i, "service"));
            var provider = field(providers, i, "provider");
            if (!provider.equalsIgnoreCase(PROVIDER)) {
                throw ApiException.invalid("Provider " + provider + " of service " + service + " is not offered; only "
                        + PROVIDER + " is");
            }
        }
    }

    private static void checkCapabilities(List<String> names, IndexedParams wanted) {
        for (int i = 0; i < wanted.groups().size(); i++) {
            var service = offered(names, field(wanted, i, "service"));
            var type = field(wanted, i, "capabilitytype");
            var value = field(wanted, i, "capabilityvalue");
            var only = capability(service, type)
                    .orElseThrow(() -> ApiException.invalid("Service " + service + " has no capability " + type));
            if (!only.equalsIgnoreCase(value)) {
                throw ApiException.invalid("Capability " + type + " of service " + service + " can only be " + only);
            }
        }
    }

    private static String offered(List<String> names, String text) {
        var service = named(text);
        if (!names.contains(service)) {
            throw ApiException.invalid("Service " + service + " is not among the supported services");
        }
        return service;
    }

    private static String field(IndexedParams params, int position, String name) {
        return params.value(position, name)
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> ApiException.invalid("Group " + position + " lacks the field " + name));
    }

    private static Optional<String> capability(String service, String type) {
        return capabilities(service).entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(type))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Map<String, String> capabilities(String service) {
        var answer = new LinkedHashMap<String, String>();
        switch (service) {
            case SOURCE_NAT -> {
                answer.put("SupportedSourceNatTypes", "peraccount");
                answer.put("RedundantRouter", "false");
            }
            case "Lb" -> {
                answer.put("SupportedLBIsolation", "dedicated");
                answer.put("ElasticLb", "false");
                answer.put("InlineMode", "false");
                answer.put("VmAutoScaling", "false");
            }
            case "StaticNat" -> {
                answer.put("ElasticIp", "false");
                answer.put("AssociatePublicIP", "true");
            }
            default -> {
                // the other services have no capabilities
            }
        }
        return answer;
    }
}
