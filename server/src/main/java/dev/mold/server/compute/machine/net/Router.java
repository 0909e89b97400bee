package dev.mold.server.compute.machine.net;

import dev.mold.api.id.NetworkId;
import dev.mold.server.compute.base.StateFolder;

/** One network on this host: its switch, its router, and the router's programs. */
final class Router {
    private final NetTools tools;
    private final PublicBridge bridge;
    private final Namespace namespace;
    private final RouterFolder folder;
    private final AppliedRevision mark;
    private final Switch guests;
    private final RouterLinks links;
    private final DhcpServer dhcp;
    private final BalancerServer balancers;
    private final MetadataServer metadata;
    private final MetadataStore published;
    private final Bandwidth bandwidth;

    Router(NetTools tools, StateFolder state, PublicBridge bridge, Bandwidth bandwidth, NetworkId network) {
        this.tools = tools;
        this.bridge = bridge;
        this.bandwidth = bandwidth;
        namespace = NetworkNames.routerOf(network);
        folder = new RouterFolder(state, network);
        mark = new AppliedRevision(namespace, folder);
        guests = new Switch(tools, network);
        links = new RouterLinks(tools, network, guests, bridge);
        dhcp = new DhcpServer(tools, namespace, folder);
        balancers = new BalancerServer(tools, namespace, folder);
        metadata = new MetadataServer(tools, namespace, folder);
        published = new MetadataStore(state, folder);
    }

    Switch guests() {
        return guests;
    }

    MetadataStore published() {
        return published;
    }

    /** Whether everything exists as recorded. Only reads, and runs no programs. */
    boolean ready(NetworkRecord network) {
        return links.joined()
                && mark.at(network.revision())
                && dhcp.runs()
                && metadata.runs()
                && balancers.serves(network.config());
    }

    /** Updates it to the record. Parts that are up to date are not touched. */
    void apply(NetworkRecord network) {
        var config = network.config();
        var settled = mark.settled();
        mark.clear();
        bridge.up();
        guests.up();
        links.up(config);
        tools.feedIn(namespace, RouterRules.of(config), "nft", "-f", "-");
        UdpFlows.settle(tools, namespace, config);
        bandwidth.limit(namespace, config.bandwidthMbit());
        links.open();
        var asked = bridge.network().resolvers();
        dhcp.apply(config, asked.isEmpty() ? Resolvers.ofHost() : asked, settled);
        metadata.apply(config, settled);
        balancers.apply(config, settled);
        published.writePublicAddress(config.addresses().stream().findFirst());
        mark.set(network.revision());
    }

    /** Removes whatever exists of it. */
    void remove() {
        mark.clear();
        balancers.stop();
        metadata.stop();
        dhcp.stop();
        links.down();
        guests.down();
        folder.delete();
    }
}
