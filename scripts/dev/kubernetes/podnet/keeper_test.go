package main

import (
	"context"
	"errors"
	"net/netip"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"
)

// memoryKernel holds routes in memory; those toward a range in refuse cannot be set.
type memoryKernel struct {
	mutex  sync.Mutex
	there  []route
	refuse []netip.Prefix
}

func (k *memoryKernel) routes() ([]route, error) {
	k.mutex.Lock()
	defer k.mutex.Unlock()
	return slices.Clone(k.there), nil
}

func (k *memoryKernel) setRoute(r route) error {
	k.mutex.Lock()
	defer k.mutex.Unlock()
	if slices.Contains(k.refuse, r.to) {
		return errors.New("refused")
	}
	k.there = append(slices.DeleteFunc(k.there, func(o route) bool { return o.to == r.to }), r)
	return nil
}

func (k *memoryKernel) removeRoute(r route) error {
	k.mutex.Lock()
	defer k.mutex.Unlock()
	k.there = slices.DeleteFunc(k.there, func(o route) bool { return o == r })
	return nil
}

func (k *memoryKernel) mtu([]netip.Addr) (int, error) { return 1500, nil }

func (k *memoryKernel) dropStaleBridge([]netip.Prefix) (bool, error) { return false, nil }

type nftLog struct {
	mutex   sync.Mutex
	scripts []string
	fail    int // number of further scripts that fail
}

func (n *nftLog) run(_ context.Context, script string) error {
	n.mutex.Lock()
	defer n.mutex.Unlock()
	if n.fail > 0 {
		n.fail--
		return errors.New("nft does not want to")
	}
	n.scripts = append(n.scripts, script)
	return nil
}

func newKeeper(t *testing.T) (*keeper, *memoryKernel, *nftLog) {
	t.Helper()
	kernel, nft := &memoryKernel{}, &nftLog{}
	conf := confFile{filepath.Join(t.TempDir(), "10-koral.conflist")}
	return &keeper{self: "a", kernel: kernel, nft: nft.run, conf: conf}, kernel, nft
}

func threeNodes() []member {
	return []member{at("a", "10.0.0.0/24", "10.1.1.1"), at("b", "10.0.1.0/24", "10.1.1.2"), at("c", "10.0.2.0/24", "10.1.1.3")}
}

func written(k *keeper) bool {
	_, err := os.Stat(k.conf.path)
	return err == nil
}

func TestTheNodeIsReadyOnlyWhenEverythingIsThere(t *testing.T) {
	k, kernel, nft := newKeeper(t)
	equal(t, k.apply(context.Background(), planFor("a", threeNodes())), nil)
	equal(t, kernel.there, []route{toward("10.0.1.0/24", "10.1.1.2"), toward("10.0.2.0/24", "10.1.1.3")})
	equal(t, len(nft.scripts), 1)
	equal(t, written(k), true)
	equal(t, k.ready.Load(), true)
	equal(t, k.apply(context.Background(), planFor("a", threeNodes())), nil)
	equal(t, len(nft.scripts), 1)
}

func TestARouteOfANodeThatIsGoneIsRemoved(t *testing.T) {
	k, kernel, _ := newKeeper(t)
	equal(t, k.apply(context.Background(), planFor("a", threeNodes())), nil)
	equal(t, k.apply(context.Background(), planFor("a", threeNodes()[:2])), nil)
	equal(t, kernel.there, []route{toward("10.0.1.0/24", "10.1.1.2")})
}

func TestARouteThatCannotBeSetIsAnErrorButTheNodeBecomesReady(t *testing.T) {
	k, kernel, _ := newKeeper(t)
	kernel.refuse = []netip.Prefix{prefix("10.0.1.0/24")}
	if err := k.apply(context.Background(), planFor("a", threeNodes())); err == nil {
		t.Fatal("the error was lost")
	}
	equal(t, kernel.there, []route{toward("10.0.2.0/24", "10.1.1.3")})
	equal(t, written(k), true)
}

func TestWithoutMasqueradingTheNodeIsNotReady(t *testing.T) {
	k, _, nft := newKeeper(t)
	nft.fail = 1
	if err := k.apply(context.Background(), planFor("a", threeNodes())); err == nil {
		t.Fatal("the error was lost")
	}
	equal(t, written(k), false)
	equal(t, k.ready.Load(), false)
}

func TestANodeWithoutRangeHasRoutesButNoConfiguration(t *testing.T) {
	k, kernel, nft := newKeeper(t)
	members := append(threeNodes()[1:], member{name: "a"})
	equal(t, k.apply(context.Background(), planFor("a", members)), nil)
	equal(t, len(kernel.there), 2)
	equal(t, len(nft.scripts), 0)
	equal(t, written(k), false)
}

func TestARangeThatComesLaterMakesTheNodeReady(t *testing.T) {
	k, _, _ := newKeeper(t)
	members, _ := keeping(t, k)
	members <- append(threeNodes()[1:], member{name: "a"})
	members <- threeNodes()
	await(t, "the node is ready", k.ready.Load)
}

// keeping runs the keeper until the test ends.
func keeping(t *testing.T, k *keeper) (chan<- []member, chan<- struct{}) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	members, news, ended := make(chan []member, 1), make(chan struct{}, 1), make(chan struct{})
	go func() {
		defer close(ended)
		keep(ctx, k, members, news)
	}()
	t.Cleanup(func() {
		cancel()
		<-ended
	})
	return members, news
}

func await(t *testing.T, what string, condition func() bool) {
	t.Helper()
	for deadline := time.Now().Add(patience); !condition(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("not after %s: %s", patience, what)
		}
	}
}

func TestWhatFailedIsTriedAgainWithoutNews(t *testing.T) {
	k, _, nft := newKeeper(t)
	nft.fail = 3
	members, _ := keeping(t, k)
	members <- threeNodes()
	await(t, "the node is ready", k.ready.Load)
}

func TestARouteThatSomebodyRemovedComesBackAtNewsFromTheKernel(t *testing.T) {
	k, kernel, _ := newKeeper(t)
	members, news := keeping(t, k)
	members <- threeNodes()
	await(t, "the node is ready", k.ready.Load)
	equal(t, kernel.removeRoute(toward("10.0.1.0/24", "10.1.1.2")), nil)
	news <- struct{}{}
	await(t, "the route is back", func() bool {
		there, _ := kernel.routes()
		return slices.Contains(there, toward("10.0.1.0/24", "10.1.1.2"))
	})
}
