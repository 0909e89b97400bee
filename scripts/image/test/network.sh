# shellcheck shell=bash
# A guest network for the test: one namespace is the virtual router, with DHCP and metadata, one is the machine's.

readonly ROUTER=$NAME-router GUEST=$NAME-guest
readonly ROUTER_ADDRESS=10.1.1.1 MACHINE_ADDRESS=10.1.1.11 MACHINE_MAC=02:00:0a:01:01:0b

make_network() {
  ip netns add "$ROUTER"
  ip netns add "$GUEST"
  ip -n "$ROUTER" link set lo up
  ip -n "$GUEST" link set lo up
  ip -n "$ROUTER" link add guest type bridge
  ip -n "$ROUTER" address add "$ROUTER_ADDRESS/24" dev guest
  ip -n "$ROUTER" link set guest up
}

plug_in() {
  ip link add tap netns "$ROUTER" type veth peer name eth0 address "$MACHINE_MAC" netns "$GUEST"
  ip -n "$ROUTER" link set tap master guest up
}

unplug() {
  ip -n "$GUEST" link delete eth0
}

remove_network() {
  stop_dhcp
  stop_metadata
  ip netns delete "$GUEST" 2>/dev/null || true
  ip netns delete "$ROUTER" 2>/dev/null || true
}

# The name server does not resolve data-server and forwards no queries: the router must be found from the lease alone.
start_dhcp() {
  ip netns exec "$ROUTER" dnsmasq --keep-in-foreground --conf-file=/dev/null --user=root --bind-interfaces \
    --interface=guest --except-interface=lo --no-resolv --no-hosts --no-ping --dhcp-authoritative \
    --dhcp-range="$ROUTER_ADDRESS,static,255.255.255.0,1h" --dhcp-host="$MACHINE_MAC,$MACHINE_ADDRESS" \
    --dhcp-option="option:router,$ROUTER_ADDRESS" --dhcp-option="option:dns-server,$ROUTER_ADDRESS" \
    --domain=test.internal --dhcp-leasefile="$WORK/leases" --pid-file= --log-facility="$WORK/dnsmasq.log" &
  DHCP_PID=$!
}

start_metadata() {
  ip netns exec "$ROUTER" python3 "$HERE/test/metadata-server.py" "$ROUTER_ADDRESS" "$WORK/metadata" \
    >>"$WORK/metadata.log" 2>&1 &
  METADATA_PID=$!
}

stop_dhcp() {
  stop_process "${DHCP_PID:-}"
  DHCP_PID=
}

stop_metadata() {
  stop_process "${METADATA_PID:-}"
  METADATA_PID=
}

stop_process() {
  [ -n "$1" ] || return 0
  kill "$1" 2>/dev/null || true
  wait "$1" 2>/dev/null || true
}
