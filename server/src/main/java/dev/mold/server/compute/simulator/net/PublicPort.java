package dev.mold.server.compute.simulator.net;

import java.net.InetSocketAddress;

/** A TCP port of a public address. */
record PublicPort(String address, int port) {
    InetSocketAddress socketAddress() {
        return new InetSocketAddress(address, port);
    }

    @Override
    public String toString() {
        return address + ":" + port;
    }
}
