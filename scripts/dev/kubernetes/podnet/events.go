package main

import (
	"context"
	"errors"
	"log"

	"github.com/vishvananda/netlink"
	"golang.org/x/sys/unix"
)

// kernelEvents tells, until the context ends, whenever a route of podnet's has vanished or an address has come: as when
// the node's interface was taken away and came back. A node without such news is looked after now and then all the same.
func kernelEvents(ctx context.Context) <-chan struct{} {
	news := make(chan struct{}, 1)
	routes := make(chan netlink.RouteUpdate, 64)
	addresses := make(chan netlink.AddrUpdate, 64)
	if err := errors.Join(netlink.RouteSubscribe(routes, ctx.Done()), netlink.AddrSubscribe(addresses, ctx.Done())); err != nil {
		log.Printf("no news from the kernel: %v", err)
	}
	go func() {
		for routes != nil || addresses != nil {
			var tell, open bool
			select {
			case <-ctx.Done():
				return
			case update, ok := <-routes:
				tell, open = ok && update.Type == unix.RTM_DELROUTE && update.Protocol == routeProtocol, ok
				if !open {
					routes = nil
				}
			case update, ok := <-addresses:
				tell, open = ok && update.NewAddr, ok
				if !open {
					addresses = nil
				}
			}
			if tell {
				notify(news)
			}
		}
	}()
	return news
}

// notify leaves word; one that was not read yet is enough.
func notify(news chan struct{}) {
	select {
	case news <- struct{}{}:
	default:
	}
}
