package main

import (
	"context"
	"errors"
	"log"

	"github.com/vishvananda/netlink"
	"golang.org/x/sys/unix"
)

// kernelEvents signals, until the context ends, when podnet should check the node's network again: a route of podnet's
// was removed, an address was added or removed, a link that is in no bridge changed. The last two because the kernel
// does not report the routes that it drops with a link, as when the node's interface is removed and added again.
// Without such events the network is checked periodically all the same.
func kernelEvents(ctx context.Context) <-chan struct{} {
	news := make(chan struct{}, 1)
	routes := make(chan netlink.RouteUpdate, 64)
	addresses := make(chan netlink.AddrUpdate, 64)
	links := make(chan netlink.LinkUpdate, 64)
	if err := errors.Join(
		netlink.RouteSubscribe(routes, ctx.Done()),
		netlink.AddrSubscribe(addresses, ctx.Done()),
		netlink.LinkSubscribe(links, ctx.Done()),
	); err != nil {
		log.Printf("no news from the kernel: %v", err)
	}
	go tell(ctx, routes, news, func(u netlink.RouteUpdate) bool {
		return u.Type == unix.RTM_DELROUTE && u.Protocol == routeProtocol
	})
	go tell(ctx, addresses, news, func(netlink.AddrUpdate) bool { return true })
	go tell(ctx, links, news, func(u netlink.LinkUpdate) bool { return u.Attrs().MasterIndex == 0 })
	return news
}

// tell sends a signal for every relevant update, unless one is pending already.
func tell[U any](ctx context.Context, updates <-chan U, news chan<- struct{}, matters func(U) bool) {
	for {
		select {
		case <-ctx.Done():
			return
		case update, open := <-updates:
			if !open {
				return
			}
			if matters(update) {
				select {
				case news <- struct{}{}:
				default:
				}
			}
		}
	}
}
