package main

import (
	"bytes"
	"context"
	"fmt"
	"net/netip"
	"os/exec"
	"strings"
	"time"
)

const nftTimeout = 10 * time.Second

// rules returns an nft script that replaces podnet's table in one transaction: traffic from this node's pods to
// anything but pods is masqueraded, because there are no routes to pods outside the cluster.
//
// Connections of pods to the API's service address, if it is valid, are rejected until kube-proxy handles it: otherwise
// their first packets would go to the node's gateway and be lost, and a client that started too early, such as the
// cluster's DNS after a boot, would wait for them for half a minute.
func rules(p plan, api netip.Addr) string {
	var script strings.Builder
	script.WriteString("table inet koral-podnet\ndelete table inet koral-podnet\ntable inet koral-podnet {\n" +
		"  chain leaving {\n    type nat hook postrouting priority srcnat; policy accept;\n")
	for _, own := range p.own {
		others := []string{"ff00::/8"}
		if own.Addr().Is4() {
			others = []string{"224.0.0.0/4"}
		}
		for _, pods := range p.pods {
			if pods.Addr().Is4() == own.Addr().Is4() {
				others = append(others, pods.String())
			}
		}
		family := familyOf(own.Addr())
		fmt.Fprintf(&script, "    %s saddr %s %s daddr != { %s } masquerade\n", family, own, family, strings.Join(others, ", "))
	}
	script.WriteString("  }\n")
	if api.IsValid() {
		fmt.Fprintf(&script, "  chain early {\n    type filter hook forward priority filter; policy accept;\n"+
			"    %s daddr %s meta l4proto tcp reject with tcp reset\n  }\n", familyOf(api), api)
	}
	script.WriteString("}\n")
	return script.String()
}

func familyOf(a netip.Addr) string {
	if a.Is4() {
		return "ip"
	}
	return "ip6"
}

// runNft runs a script with the nft program.
func runNft(ctx context.Context, script string) error {
	ctx, cancel := context.WithTimeout(ctx, nftTimeout)
	defer cancel()
	command := exec.CommandContext(ctx, "nft", "-f", "-")
	command.Stdin = strings.NewReader(script)
	if output, err := command.CombinedOutput(); err != nil {
		return fmt.Errorf("nft: %w: %s", err, bytes.TrimSpace(output))
	}
	return nil
}
