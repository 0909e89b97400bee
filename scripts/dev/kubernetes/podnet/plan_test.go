package main

import (
	"net/netip"
	"reflect"
	"testing"
)

func prefix(text string) netip.Prefix { return netip.MustParsePrefix(text) }
func address(text string) netip.Addr  { return netip.MustParseAddr(text) }
func toward(to, via string) route     { return route{prefix(to), address(via)} }
func at(name, pods, ip string) member {
	return member{name, []netip.Prefix{prefix(pods)}, []netip.Addr{address(ip)}}
}
func equal(t *testing.T, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("got  %v\nwant %v", got, want)
	}
}

func TestANodeHasRoutesToAllOthersInOrder(t *testing.T) {
	p := planFor("b", []member{at("c", "10.0.10.0/24", "10.1.1.3"), at("a", "10.0.0.0/24", "10.1.1.1"), at("b", "10.0.1.0/24", "10.1.1.2")})
	equal(t, p.own, []netip.Prefix{prefix("10.0.1.0/24")})
	equal(t, p.address, []netip.Addr{address("10.1.1.2")})
	equal(t, p.pods, []netip.Prefix{prefix("10.0.0.0/24"), prefix("10.0.1.0/24"), prefix("10.0.10.0/24")})
	equal(t, p.routes, []route{toward("10.0.0.0/24", "10.1.1.1"), toward("10.0.10.0/24", "10.1.1.3")})
}

func TestANodeWithoutRangeOrAddressGetsNoRoute(t *testing.T) {
	young := member{name: "young", addresses: []netip.Addr{address("10.1.1.9")}}
	lost := member{name: "lost", pods: []netip.Prefix{prefix("10.0.7.0/24")}}
	p := planFor("a", []member{at("a", "10.0.0.0/24", "10.1.1.1"), young, lost})
	equal(t, len(p.routes), 0)
	equal(t, p.pods, []netip.Prefix{prefix("10.0.0.0/24"), prefix("10.0.7.0/24")})
}

func TestEveryFamilyIsReachedOverItsOwn(t *testing.T) {
	dual := member{"d", []netip.Prefix{prefix("10.0.3.0/24"), prefix("fd00:3::/64")}, []netip.Addr{address("fd01::4"), address("10.1.1.4")}}
	p := planFor("a", []member{at("a", "10.0.0.0/24", "10.1.1.1"), dual})
	equal(t, p.routes, []route{toward("10.0.3.0/24", "10.1.1.4"), toward("fd00:3::/64", "fd01::4")})
}

func TestARangeThatTwoNodesClaimHasOneRoute(t *testing.T) {
	p := planFor("a", []member{at("a", "10.0.0.0/24", "10.1.1.1"), at("m", "10.0.1.0/24", "10.1.1.2"), at("n", "10.0.1.0/24", "10.1.1.3")})
	equal(t, p.routes, []route{toward("10.0.1.0/24", "10.1.1.3")})
}

func TestANodeThatIsNotThereYetHasNoRangeOfItsOwn(t *testing.T) {
	equal(t, len(planFor("x", []member{at("a", "10.0.0.0/24", "10.1.1.1")}).own), 0)
}

func TestOnlyWhatDiffersIsChanged(t *testing.T) {
	same, moved, gone, fresh := toward("10.0.1.0/24", "10.1.1.1"), toward("10.0.2.0/24", "10.1.1.2"), toward("10.0.3.0/24", "10.1.1.3"), toward("10.0.4.0/24", "10.1.1.4")
	nowAt := toward("10.0.2.0/24", "10.1.1.5")
	set, remove := changes([]route{same, nowAt, fresh}, []route{same, moved, gone})
	equal(t, set, []route{nowAt, fresh})
	equal(t, remove, []route{gone})
}

func TestANodesRangesAndInternalAddressesAreRead(t *testing.T) {
	var n node
	n.Metadata.Name, n.Spec.PodCIDR = "a", "10.0.0.0/24"
	n.Status.Addresses = append(n.Status.Addresses, struct {
		Type    string `json:"type"`
		Address string `json:"address"`
	}{"Hostname", "a"}, struct {
		Type    string `json:"type"`
		Address string `json:"address"`
	}{"InternalIP", "10.1.1.1"})
	m, err := memberOf(n)
	equal(t, err, nil)
	equal(t, m, at("a", "10.0.0.0/24", "10.1.1.1"))
	n.Spec.PodCIDRs = []string{"10.0.0.300/24"}
	if _, err := memberOf(n); err == nil {
		t.Fatal("a range that is none was taken")
	}
}
