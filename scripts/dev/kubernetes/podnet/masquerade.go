package main

import (
	"bytes"
	"context"
	"fmt"
	"os/exec"
	"strings"
	"time"
)

const nftTimeout = 10 * time.Second

// masquerading gives an nft script that puts podnet's own table there anew, in one transaction: what leaves this
// node's pods for anything but pods gets the node's address, as nobody outside has routes to pods.
func masquerading(p plan) string {
	var script strings.Builder
	script.WriteString("table inet koral-podnet\ndelete table inet koral-podnet\ntable inet koral-podnet {\n" +
		"  chain leaving {\n    type nat hook postrouting priority srcnat; policy accept;\n")
	for _, own := range p.own {
		family, others := "ip6", []string{"ff00::/8"}
		if own.Addr().Is4() {
			family, others = "ip", []string{"224.0.0.0/4"}
		}
		for _, pods := range p.pods {
			if pods.Addr().Is4() == own.Addr().Is4() {
				others = append(others, pods.String())
			}
		}
		fmt.Fprintf(&script, "    %s saddr %s %s daddr != { %s } masquerade\n", family, own, family, strings.Join(others, ", "))
	}
	script.WriteString("  }\n}\n")
	return script.String()
}

// runNft has the nft program carry out a script.
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
