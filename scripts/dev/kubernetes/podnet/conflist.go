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

// renderConflist gives the CNI configuration of a node: pods on a bridge, with addresses of the given ranges (one a
// family), and host ports. The MTU is left to the kernel if it is 0. Masquerading is podnet's own: the bridge plugin
// would do it between nodes too.
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

// confFile is the configuration's place. The runtime watches its folder, so a file must appear there in one piece.
type confFile struct{ path string }

// write gives whether the file had to be changed.
func (f confFile) write(text []byte) (bool, error) {
	if old, err := os.ReadFile(f.path); err == nil && bytes.Equal(old, text) {
		return false, nil
	}
	if err := os.MkdirAll(filepath.Dir(f.path), 0o755); err != nil {
		return false, err
	}
	// Not an ending that the runtime would read.
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
