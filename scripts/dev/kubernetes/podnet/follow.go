package main

import (
	"context"
	"errors"
	"log"
	"maps"
	"math/rand/v2"
	"slices"
	"time"
)

const (
	firstPause = 100 * time.Millisecond
	longPause  = 5 * time.Second
)

// cluster is the source of nodes.
type cluster interface {
	list(context.Context) ([]node, string, error)
	watch(ctx context.Context, version string, hand func(event)) error
}

// follow keeps the latest state of all members in the channel, which has room for one, until the context ends. While
// the API cannot be reached it retries with increasing pauses of at most a few seconds.
func follow(ctx context.Context, c cluster, latest chan []member) {
	f := follower{members: map[string]member{}, latest: latest}
	pause := firstPause
	for ctx.Err() == nil {
		began := time.Now()
		err := f.once(ctx, c)
		if ctx.Err() != nil {
			return
		}
		if time.Since(began) > longPause {
			pause = firstPause
		}
		if err != nil && !errors.Is(err, errGone) {
			log.Printf("nodes cannot be followed: %v; again in %s", err, pause)
		}
		// With jitter, so that not all nodes of a cluster retry at the same time.
		if !sleep(ctx, pause/2+rand.N(pause)) {
			return
		}
		pause = min(2*pause, longPause)
	}
}

type follower struct {
	members map[string]member
	version string
	latest  chan []member
}

// once reads all nodes, and then follows their changes until an error occurs.
func (f *follower) once(ctx context.Context, c cluster) error {
	nodes, version, err := c.list(ctx)
	if err != nil {
		return err
	}
	clear(f.members)
	for _, n := range nodes {
		f.put(n)
	}
	f.version = version
	f.publish()
	for ctx.Err() == nil {
		began := time.Now()
		if err := c.watch(ctx, f.version, f.handle); err != nil {
			return err
		}
		if time.Since(began) < time.Second {
			return errors.New("the API ends watches at once")
		}
	}
	return ctx.Err()
}

func (f *follower) handle(e event) {
	f.version = e.node.Metadata.ResourceVersion
	switch e.kind {
	case "ADDED", "MODIFIED":
		f.put(e.node)
	case "DELETED":
		delete(f.members, e.node.Metadata.Name)
	default:
		return // a bookmark: only the version is new
	}
	f.publish()
}

// put adds or updates a node. One that cannot be parsed is treated as missing, so that it does not affect the others.
func (f *follower) put(n node) {
	m, err := memberOf(n)
	if err != nil {
		log.Print(err)
		delete(f.members, n.Metadata.Name)
		return
	}
	f.members[m.name] = m
}

// publish replaces a state that has not been read yet.
func (f *follower) publish() {
	select {
	case <-f.latest:
	default:
	}
	f.latest <- slices.SortedFunc(maps.Values(f.members), byName)
}

// sleep returns true if the whole time has passed, false if the context has ended.
func sleep(ctx context.Context, d time.Duration) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-timer.C:
		return true
	}
}
