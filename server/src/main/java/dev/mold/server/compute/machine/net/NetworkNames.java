package dev.mold.server.compute.machine.net;

import dev.mold.api.id.Id;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.VirtualMachineId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names of namespaces, interfaces and folders. Interface names are limited to 15 characters, so they contain only the
 * last twelve digits of an id; these are random in all uuid versions in use.
 */
final class NetworkNames {
    /** The router's interfaces, and the switch's bridge with its port to the router. */
    static final String GUEST = "guest";

    static final String PUBLIC = "public";
    static final String SWITCH = "switch";
    static final String ROUTER_PORT = "router";
    /** A machine's interface. */
    static final String ETH = "eth0";

    private static final int DIGITS = 12;
    private static final int BACKEND_DIGITS = 10;

    private NetworkNames() {}

    static Namespace switchOf(NetworkId network) {
        return new Namespace("mold-switch-" + network);
    }

    static Namespace routerOf(NetworkId network) {
        return new Namespace("mold-router-" + network);
    }

    static Namespace machine(VirtualMachineId machine) {
        return new Namespace("mold-vm-" + machine);
    }

    /** The host's end of a router's public interface. */
    static String publicPort(NetworkId network) {
        return "mp" + tail(network, DIGITS);
    }

    /** The switch's end of a machine's interface. */
    static String machinePort(VirtualMachineId machine) {
        return "m" + tail(machine, DIGITS);
    }

    /** A router's MAC address; a recreated router keeps it, so that ARP caches stay valid. */
    static String guestMac(NetworkId network) {
        return mac("0e", tail(network, BACKEND_DIGITS));
    }

    static String publicMac(NetworkId network) {
        return mac("0a", tail(network, BACKEND_DIGITS));
    }

    /** A digest that distinguishes the back ends of one host. @param state folder of the back end's state */
    static String backend(Path state) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(state.toAbsolutePath().normalize().toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, BACKEND_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static String bridge(String backend) {
        return "mb" + backend;
    }

    static String bridgeMac(String backend) {
        return mac("06", backend);
    }

    /** The folder of a network's files. */
    static String folder(NetworkId network) {
        return "network-" + network;
    }

    private static String tail(Id id, int digits) {
        var hex = id.value().toString().replace("-", "");
        return hex.substring(hex.length() - digits);
    }

    private static String mac(String first, String digits) {
        return first + digits.replaceAll("(..)", ":$1");
    }
}
