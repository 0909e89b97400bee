# The router of the floor: DHCP and DNS by dnsmasq, port forwarding by nftables, the API behind haproxy. To be sourced
# by floor.sh, whose WORK, PREFIX and ADDRESS it uses.
# shellcheck shell=bash

readonly ROUTER=mold-floor-router

router_up() {
  ip netns add "$ROUTER"
  ip link add mfpublic type veth peer name public netns "$ROUTER"
  ip address add "$PREFIX.1/24" dev mfpublic
  ip link set mfpublic up
  ip -n "$ROUTER" -batch - <<END
link set lo up
address add $ADDRESS/24 dev public
link set public up
route add default via $PREFIX.1
link add guest type bridge
address add 10.1.1.1/24 dev guest
link set guest up
END
  in_router sysctl -qw net.ipv4.ip_forward=1
  router_rules | in_router nft -f -
  dhcp_file >"$WORK/dnsmasq.conf"
  balancer_file >"$WORK/haproxy.cfg"
  in_router dnsmasq --conf-file="$WORK/dnsmasq.conf"
  in_router haproxy -D -f "$WORK/haproxy.cfg" -p "$WORK/haproxy.pid"
}

in_router() {
  nsenter "--net=/run/netns/$ROUTER" "$@"
}

router_rules() {
  cat <<END
table ip floor {
  chain in {
    type nat hook prerouting priority -100
    ip daddr $ADDRESS tcp dport 2222 dnat to 10.1.1.10:22
    ip daddr $ADDRESS tcp dport 2223 dnat to 10.1.1.11:22
    ip daddr $ADDRESS tcp dport 2224 dnat to 10.1.1.12:22
  }
  chain out {
    type nat hook postrouting priority 100
    ip saddr 10.1.1.0/24 oifname public snat to $ADDRESS
  }
}
END
}

dhcp_file() {
  local node
  cat <<END
interface=guest
bind-interfaces
except-interface=lo
no-resolv
no-hosts
domain=cs.internal
dhcp-range=10.1.1.0,static,255.255.255.0,12h
dhcp-option=3,10.1.1.1
dhcp-option=6,10.1.1.1
dhcp-leasefile=$WORK/leases
pid-file=$WORK/dnsmasq.pid
user=root
END
  for node in "${!NAMES[@]}"; do
    echo "dhcp-host=$(mac_of "$node"),10.1.1.1$node,${NAMES[node]}"
  done
}

balancer_file() {
  cat <<END
defaults
  mode tcp
  timeout connect 2s
  timeout client 1h
  timeout server 1h
frontend api
  bind $ADDRESS:6443
  default_backend control
backend control
  server control 10.1.1.10:6443
END
}

router_down() {
  local daemon pid
  for daemon in dnsmasq haproxy; do
    if pid=$(cat "$WORK/$daemon.pid" 2>/dev/null); then
      kill "$pid" 2>/dev/null || true
      within 5 ended "$pid" || kill -KILL "$pid" 2>/dev/null || true
    fi
  done
  if [ -e "/run/netns/$ROUTER" ]; then ip netns delete "$ROUTER"; fi
  if ip link show mfpublic >/dev/null 2>&1; then ip link delete mfpublic; fi
}

ended() {
  ! kill -0 "$1" 2>/dev/null
}
