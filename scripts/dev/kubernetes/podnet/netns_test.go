package main

import (
	"context"
	"net/netip"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/vishvananda/netlink"
	"golang.org/x/sys/unix"
)

// inOwnNetwork moves the test into a new network namespace with an interface that has 10.1.1.1/24. The thread ends with
// the test, and the namespace with the thread.
func inOwnNetwork(t *testing.T) {
	t.Helper()
	if os.Geteuid() != 0 {
		t.Skip("only root can make a network namespace")
	}
	runtime.LockOSThread()
	equal(t, unix.Unshare(unix.CLONE_NEWNET), nil)
	shell(t, "ip link add eth7 mtu 1400 type veth peer name eth8", "ip link set dev eth7 up", "ip link set dev eth8 up", "ip address add 10.1.1.1/24 dev eth7")
}

func shell(t *testing.T, commands ...string) string {
	t.Helper()
	var said []byte
	for _, command := range commands {
		words := strings.Fields(command)
		output, err := exec.Command(words[0], words[1:]...).CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v: %s", command, err, output)
		}
		said = append(said, output...)
	}
	return string(said)
}

func TestRoutesAreSetReplacedAndRemovedAndOthersLeftAlone(t *testing.T) {
	inOwnNetwork(t)
	shell(t, "ip route add 10.9.0.0/16 via 10.1.1.7")
	var k netlinkKernel
	one, moved := toward("10.0.1.0/24", "10.1.1.2"), toward("10.0.1.0/24", "10.1.1.3")
	for _, r := range []route{one, moved, toward("10.0.2.0/24", "10.1.1.4")} {
		equal(t, k.setRoute(r), nil)
	}
	there, err := k.routes()
	equal(t, err, nil)
	equal(t, there, []route{moved, toward("10.0.2.0/24", "10.1.1.4")})
	equal(t, k.removeRoute(moved), nil)
	equal(t, k.removeRoute(moved), nil)
	there, err = k.routes()
	equal(t, err, nil)
	equal(t, there, []route{toward("10.0.2.0/24", "10.1.1.4")})
	if all := shell(t, "ip route show"); !strings.Contains(all, "10.9.0.0/16 via 10.1.1.7") {
		t.Fatalf("a route of somebody else is gone: %s", all)
	}
}

func TestANodeOffTheLinkIsSaidToBe(t *testing.T) {
	inOwnNetwork(t)
	err := netlinkKernel{}.setRoute(toward("10.0.1.0/24", "192.0.2.1"))
	if err == nil || !strings.Contains(err.Error(), "192.0.2.1 is not on a link") {
		t.Fatalf("got %v", err)
	}
}

func TestTheMtuIsThatOfTheNodesInterface(t *testing.T) {
	inOwnNetwork(t)
	for of, want := range map[string]int{"10.1.1.1": 1400, "10.1.1.2": 0} {
		mtu, err := netlinkKernel{}.mtu([]netip.Addr{address(of)})
		equal(t, err, nil)
		equal(t, mtu, want)
	}
}

func TestABridgeOfAnotherRangeIsDropped(t *testing.T) {
	inOwnNetwork(t)
	own := []netip.Prefix{prefix("10.0.1.0/24")}
	dropped, err := netlinkKernel{}.dropStaleBridge(own)
	equal(t, err, nil)
	equal(t, dropped, false)
	shell(t, "ip link add cni0 type bridge", "ip link set cni0 up", "ip address add 10.0.1.1/24 dev cni0")
	dropped, err = netlinkKernel{}.dropStaleBridge(own)
	equal(t, err, nil)
	equal(t, dropped, false)
	dropped, err = netlinkKernel{}.dropStaleBridge([]netip.Prefix{prefix("10.0.2.0/24")})
	equal(t, err, nil)
	equal(t, dropped, true)
	if _, err := netlink.LinkByName(bridgeName); err == nil {
		t.Fatal("the bridge is still there")
	}
}

func TestNftTakesTheScriptAgainAndAgain(t *testing.T) {
	inOwnNetwork(t)
	p := plan{own: []netip.Prefix{prefix("10.0.1.0/24"), prefix("fd00:1::/64")}, pods: []netip.Prefix{prefix("10.0.0.0/24"), prefix("10.0.1.0/24"), prefix("fd00:1::/64")}}
	for range 2 {
		equal(t, runNft(context.Background(), rules(p, address("10.96.0.1"))), nil)
	}
	table := shell(t, "nft list table inet koral-podnet")
	for _, rule := range []string{
		"ip saddr 10.0.1.0/24 ip daddr != { 10.0.0.0/23, 224.0.0.0/4 } masquerade",
		"ip6 saddr fd00:1::/64 ip6 daddr != { fd00:1::/64, ff00::/8 } masquerade",
		"ip daddr 10.96.0.1 meta l4proto tcp reject with tcp reset",
	} {
		if strings.Count(table, rule) != 1 {
			t.Fatalf("%q is not there once:\n%s", rule, table)
		}
	}
	if err := runNft(context.Background(), "table inet koral-podnet { nonsense }"); err == nil {
		t.Fatal("nft took nonsense")
	}
}

func TestTheKernelTellsWhenALinkOrARouteOfOursVanishes(t *testing.T) {
	inOwnNetwork(t)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	ours := toward("10.0.1.0/24", "10.1.1.2")
	equal(t, netlinkKernel{}.setRoute(ours), nil)
	news := kernelEvents(ctx)
	equal(t, netlinkKernel{}.removeRoute(ours), nil)
	awaitNews(t, news)
	shell(t, "ip link set dev eth7 down")
	awaitNews(t, news)
	shell(t, "ip link delete dev eth7")
	awaitNews(t, news)
}

func awaitNews(t *testing.T, news <-chan struct{}) {
	t.Helper()
	select {
	case <-news:
	case <-time.After(5 * time.Second):
		t.Fatal("no event was signalled")
	}
}
