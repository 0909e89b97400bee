package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/netip"
	"os"
	"path/filepath"
)

const bridgeName = "cni0"

type conflist struct {
	Version string `json:"cniVersion"`
	Name    string `json:"name"`
	Plugins []any  `json:"plugins"`
}

type bridgePlugin struct {
	Type      string    `json:"type"`
	Bridge    string    `json:"bridge"`
	MTU       int       `json:"mtu,omitempty"`
	IsGateway bool      `json:"isGateway"`
	Hairpin   bool      `json:"hairpinMode"`
	IPMasq    bool      `json:"ipMasq"`
	IPAM      hostLocal `json:"ipam"`
}

type hostLocal struct {
	Type   string      `json:"type"`
	Ranges [][]subnet  `json:"ranges"`
	Routes []destRoute `json:"routes"`
}

type subnet struct {
	Subnet netip.Prefix `json:"subnet"`
}

type destRoute struct {
	Dst netip.Prefix `json:"dst"`
}

type portmapPlugin struct {
	Type         string          `json:"type"`
	Capabilities map[string]bool `json:"capabilities"`
	SNAT         bool            `json:"snat"`
}

// renderConflist returns the CNI configuration of a node: pods on a bridge, with addresses of the given ranges (one per
// address family), and host ports. If the MTU is 0 the kernel chooses it. podnet does the masquerading, because the
// bridge plugin would masquerade traffic between nodes too.
func renderConflist(ranges []netip.Prefix, mtu int) ([]byte, error) {
	if len(ranges) == 0 {
		return nil, errors.New("a CNI configuration needs a range")
	}
	ipam := hostLocal{Type: "host-local"}
	for _, r := range ranges {
		everywhere := netip.PrefixFrom(netip.IPv6Unspecified(), 0)
		if r.Addr().Is4() {
			everywhere = netip.PrefixFrom(netip.IPv4Unspecified(), 0)
		}
		ipam.Ranges = append(ipam.Ranges, []subnet{{r}})
		ipam.Routes = append(ipam.Routes, destRoute{everywhere})
	}
	text, err := json.MarshalIndent(conflist{
		Version: "1.0.0",
		Name:    "koral",
		Plugins: []any{
			bridgePlugin{Type: "bridge", Bridge: bridgeName, MTU: mtu, IsGateway: true, Hairpin: true, IPAM: ipam},
			portmapPlugin{Type: "portmap", Capabilities: map[string]bool{"portMappings": true}, SNAT: true},
		},
	}, "", "  ")
	return append(text, '\n'), err
}

// confFile is the path of the configuration. The runtime watches its folder, so the file must be written atomically.
type confFile struct{ path string }

// write returns whether the file had to be changed.
func (f confFile) write(text []byte) (bool, error) {
	if old, err := os.ReadFile(f.path); err == nil && bytes.Equal(old, text) {
		return false, nil
	}
	if err := os.MkdirAll(filepath.Dir(f.path), 0o755); err != nil {
		return false, err
	}
	// An extension that the runtime ignores.
	beside := f.path + ".podnet-new"
	if err := writeSynced(beside, text); err != nil {
		return false, err
	}
	return true, os.Rename(beside, f.path)
}

func writeSynced(path string, text []byte) error {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	_, err = file.Write(text)
	return errors.Join(err, file.Sync(), file.Close())
}
