package main

import (
	"net/netip"
	"slices"
)

// route leads to the pods of another node, through that node.
type route struct {
	to  netip.Prefix
	via netip.Addr
}

// plan is the complete desired state of podnet's configuration on a node.
type plan struct {
	own     []netip.Prefix // ranges of this node's pods; empty until the cluster has assigned them
	address []netip.Addr   // this node's addresses
	pods    []netip.Prefix // ranges of all nodes' pods, in order
	routes  []route        // in order of their ranges
}

// planFor computes the plan of the named node.
func planFor(self string, members []member) plan {
	var p plan
	for _, m := range members {
		p.pods = append(p.pods, m.pods...)
		if m.name == self {
			p.own, p.address = m.pods, m.addresses
			continue
		}
		for _, to := range m.pods {
			if via, ok := m.address(to); ok {
				p.routes = append(p.routes, route{to, via})
			}
		}
	}
	slices.SortFunc(p.pods, comparePrefixes)
	p.pods = slices.Compact(p.pods)
	slices.SortFunc(p.routes, func(a, b route) int { return comparePrefixes(a.to, b.to) })
	// Of two nodes with the same range, as for a moment after a node was replaced, the last by name gets the route.
	p.routes = lastOfEach(p.routes)
	return p
}

func lastOfEach(routes []route) []route {
	var kept []route
	for i, r := range routes {
		if i+1 == len(routes) || routes[i+1].to != r.to {
			kept = append(kept, r)
		}
	}
	return kept
}

// changes returns the changes from the existing routes to the wanted ones.
func changes(wanted, there []route) (set, remove []route) {
	for _, r := range wanted {
		if !slices.Contains(there, r) {
			set = append(set, r)
		}
	}
	for _, r := range there {
		// One with another gateway is replaced, not removed.
		if !slices.ContainsFunc(wanted, func(w route) bool { return w.to == r.to }) {
			remove = append(remove, r)
		}
	}
	return set, remove
}

func comparePrefixes(a, b netip.Prefix) int {
	if c := a.Addr().Compare(b.Addr()); c != 0 {
		return c
	}
	return a.Bits() - b.Bits()
}
