package main

import (
	"cmp"
	"fmt"
	"net/netip"
	"slices"
)

// node has the fields of a Kubernetes Node that podnet reads.
type node struct {
	Metadata struct {
		Name            string `json:"name"`
		ResourceVersion string `json:"resourceVersion"`
	} `json:"metadata"`
	Spec struct {
		PodCIDR  string   `json:"podCIDR"`
		PodCIDRs []string `json:"podCIDRs"`
	} `json:"spec"`
	Status struct {
		Addresses []struct {
			Type    string `json:"type"`
			Address string `json:"address"`
		} `json:"addresses"`
	} `json:"status"`
}

// member is a node of the network: the ranges of its pods, and its addresses.
type member struct {
	name      string
	pods      []netip.Prefix
	addresses []netip.Addr
}

// memberOf converts a node; one without ranges is a member too, because they are assigned a moment after it appears.
func memberOf(n node) (member, error) {
	m := member{name: n.Metadata.Name}
	ranges := n.Spec.PodCIDRs
	if len(ranges) == 0 && n.Spec.PodCIDR != "" {
		ranges = []string{n.Spec.PodCIDR}
	}
	for _, text := range ranges {
		prefix, err := netip.ParsePrefix(text)
		if err != nil {
			return member{}, fmt.Errorf("node %s has the pod range %q: %w", m.name, text, err)
		}
		m.pods = append(m.pods, prefix.Masked())
	}
	for _, a := range n.Status.Addresses {
		if a.Type != "InternalIP" {
			continue
		}
		address, err := netip.ParseAddr(a.Address)
		if err != nil {
			return member{}, fmt.Errorf("node %s has the address %q: %w", m.name, a.Address, err)
		}
		m.addresses = append(m.addresses, address)
	}
	return m, nil
}

// address returns the member's first address of the same family as the range, and whether there is one.
func (m member) address(of netip.Prefix) (netip.Addr, bool) {
	i := slices.IndexFunc(m.addresses, func(a netip.Addr) bool { return a.Is4() == of.Addr().Is4() })
	if i < 0 {
		return netip.Addr{}, false
	}
	return m.addresses[i], true
}

func byName(a, b member) int { return cmp.Compare(a.name, b.name) }
