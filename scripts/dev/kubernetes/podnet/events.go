package main

import (
	"context"
	"errors"
	"log"

	"github.com/vishvananda/netlink"
	"golang.org/x/sys/unix"
)

// kernelEvents tells, until the context ends, when podnet should look at the node's network again: a route of podnet's
// was removed, an address came or went, a link that is in no bridge changed. The last two because the kernel says
// nothing of the routes that it drops with a link, as when the node's interface is taken away and comes back. A node
// without such news is looked after now and then all the same.
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

// tell leaves word of every update that matters; one that was not read yet is enough.
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
