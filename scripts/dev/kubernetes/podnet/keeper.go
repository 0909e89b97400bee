package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"net/netip"
	"sync/atomic"
	"time"
)

const (
	// Changes come in bursts, as when a node appears: they are applied together.
	settle = 20 * time.Millisecond
	// Others may have removed podnet's configuration.
	recheck = 30 * time.Second
)

// keeper applies the plan to the node.
type keeper struct {
	self   string
	kernel kernel
	nft    func(ctx context.Context, script string) error
	conf   confFile
	api    netip.Addr // the API's service address; invalid if it is not known
	ready  atomic.Bool

	script  string // the rules that were applied last
	waiting bool   // for a pod range, as has been logged already
}

// keep applies each new state of the members, and checks again at kernel events and periodically, until the context
// ends. Failures are retried with increasing pauses, at most the period of these checks.
func keep(ctx context.Context, k *keeper, members <-chan []member, news <-chan struct{}) {
	var latest []member
	known := false
	pause := firstPause
	timer := time.NewTimer(recheck)
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case latest = <-members:
			known = true
		case <-news:
		case <-timer.C:
			k.script = ""
		}
		if !known || !sleep(ctx, settle) {
			continue
		}
		select {
		case latest = <-members:
		default:
		}
		next := recheck
		if err := k.apply(ctx, planFor(k.self, latest)); err != nil {
			log.Printf("the network is not as it should be: %v; again in %s", err, pause)
			next, pause = pause, min(2*pause, recheck)
		} else {
			pause = firstPause
		}
		timer.Reset(next)
	}
}

// apply compares the plan with the current state and changes what differs. The CNI configuration comes last, because it
// makes the node ready for pods; a route that is impossible because of another node's address does not prevent that.
func (k *keeper) apply(ctx context.Context, p plan) error {
	routing := k.applyRoutes(p.routes)
	if len(p.own) == 0 {
		// Not a failure: the node will be updated when it gets one.
		if !k.waiting {
			log.Printf("the cluster has given the node %s no pod range yet", k.self)
		}
		k.waiting = true
		return routing
	}
	k.waiting = false
	if script := rules(p, k.api); script != k.script {
		if err := k.nft(ctx, script); err != nil {
			return errors.Join(routing, err)
		}
		k.script = script
	}
	return errors.Join(routing, k.applyConf(p.own, p.address))
}

func (k *keeper) applyRoutes(wanted []route) error {
	there, err := k.kernel.routes()
	if err != nil {
		return err
	}
	set, remove := changes(wanted, there)
	var failures error
	for _, r := range remove {
		log.Printf("removing the route to %s by %s", r.to, r.via)
		failures = errors.Join(failures, k.kernel.removeRoute(r))
	}
	for _, r := range set {
		log.Printf("setting the route to %s by %s", r.to, r.via)
		failures = errors.Join(failures, k.kernel.setRoute(r))
	}
	return failures
}

func (k *keeper) applyConf(own []netip.Prefix, addresses []netip.Addr) error {
	mtu, err := k.kernel.mtu(addresses)
	if err != nil {
		return err
	}
	text, err := renderConflist(own, mtu)
	if err != nil {
		return err
	}
	dropped, err := k.kernel.dropStaleBridge(own)
	if err != nil {
		return err
	}
	if dropped {
		log.Printf("removed %s, which had an address outside %s: its pods must be recreated", bridgeName, own)
	}
	changed, err := k.conf.write(text)
	if err != nil {
		return fmt.Errorf("the CNI configuration cannot be written: %w", err)
	}
	if changed {
		log.Printf("wrote %s with %s, MTU %d", k.conf.path, own, mtu)
	}
	k.ready.Store(true)
	return nil
}
