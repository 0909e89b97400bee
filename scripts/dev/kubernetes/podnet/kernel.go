package main

import (
	"errors"
	"fmt"
	"net"
	"net/netip"

	"github.com/vishvananda/netlink"
	"golang.org/x/sys/unix"
)

// routeProtocol marks podnet's routes in the kernel's table, so that it recognizes them after a restart and touches no
// others.
const routeProtocol = netlink.RouteProtocol(75)

// kernel is the part of the node's network that podnet manages.
type kernel interface {
	routes() ([]route, error)
	setRoute(route) error
	removeRoute(route) error
	// mtu of the interface with one of the addresses; 0 if there is none.
	mtu([]netip.Addr) (int, error)
	// dropStaleBridge removes the pods' bridge if it has an address outside the ranges, left from a previous cluster.
	dropStaleBridge(ranges []netip.Prefix) (bool, error)
}

type netlinkKernel struct{}

func (netlinkKernel) routes() ([]route, error) {
	filter := &netlink.Route{Protocol: routeProtocol, Table: unix.RT_TABLE_MAIN}
	found, err := netlink.RouteListFiltered(netlink.FAMILY_ALL, filter, netlink.RT_FILTER_PROTOCOL|netlink.RT_FILTER_TABLE)
	if err != nil {
		return nil, fmt.Errorf("routes cannot be read: %w", err)
	}
	var routes []route
	for _, r := range found {
		via, _ := netip.AddrFromSlice(r.Gw)
		if to, ok := prefixOf(r.Dst); ok {
			routes = append(routes, route{to, via.Unmap()})
		}
	}
	return routes, nil
}

func (netlinkKernel) setRoute(r route) error {
	err := netlink.RouteReplace(kernelRoute(r))
	if errors.Is(err, unix.ENETUNREACH) || errors.Is(err, unix.EHOSTUNREACH) {
		return fmt.Errorf("no route to %s: the node %s is not on a link of this one: %w", r.to, r.via, err)
	}
	if err != nil {
		return fmt.Errorf("no route to %s by %s: %w", r.to, r.via, err)
	}
	return nil
}

func (netlinkKernel) removeRoute(r route) error {
	err := netlink.RouteDel(kernelRoute(r))
	if err != nil && !errors.Is(err, unix.ESRCH) {
		return fmt.Errorf("the route to %s cannot be removed: %w", r.to, err)
	}
	return nil
}

func kernelRoute(r route) *netlink.Route {
	to := &net.IPNet{IP: r.to.Addr().AsSlice(), Mask: net.CIDRMask(r.to.Bits(), r.to.Addr().BitLen())}
	return &netlink.Route{Dst: to, Gw: r.via.AsSlice(), Protocol: routeProtocol, Table: unix.RT_TABLE_MAIN}
}

func (netlinkKernel) mtu(addresses []netip.Addr) (int, error) {
	links, err := net.Interfaces()
	if err != nil {
		return 0, fmt.Errorf("interfaces cannot be read: %w", err)
	}
	for _, link := range links {
		has, err := link.Addrs()
		if err != nil {
			continue // it has been removed since
		}
		for _, a := range has {
			if prefix, ok := prefixOf(a); ok && containsAddress(addresses, a, prefix) {
				return link.MTU, nil
			}
		}
	}
	return 0, nil
}

func containsAddress(addresses []netip.Addr, a net.Addr, prefix netip.Prefix) bool {
	for _, address := range addresses {
		if prefix.Contains(address) && a.(*net.IPNet).IP.Equal(address.AsSlice()) {
			return true
		}
	}
	return false
}

func (netlinkKernel) dropStaleBridge(ranges []netip.Prefix) (bool, error) {
	link, err := netlink.LinkByName(bridgeName)
	if errors.As(err, new(netlink.LinkNotFoundError)) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("%s cannot be read: %w", bridgeName, err)
	}
	addresses, err := netlink.AddrList(link, netlink.FAMILY_ALL)
	if err != nil {
		return false, fmt.Errorf("the addresses of %s cannot be read: %w", bridgeName, err)
	}
	for _, a := range addresses {
		prefix, ok := prefixOf(a.IPNet)
		if ok && !a.IP.IsLinkLocalUnicast() && !overlaps(prefix, ranges) {
			return true, netlink.LinkDel(link)
		}
	}
	return false, nil
}

func prefixOf(a net.Addr) (netip.Prefix, bool) {
	ipNet, ok := a.(*net.IPNet)
	if !ok || ipNet == nil {
		return netip.Prefix{}, false
	}
	address, ok := netip.AddrFromSlice(ipNet.IP)
	bits, _ := ipNet.Mask.Size()
	return netip.PrefixFrom(address.Unmap(), bits).Masked(), ok
}

// overlaps returns whether a range shares addresses with any of the others.
func overlaps(one netip.Prefix, others []netip.Prefix) bool {
	for _, other := range others {
		if one.Overlaps(other) {
			return true
		}
	}
	return false
}
