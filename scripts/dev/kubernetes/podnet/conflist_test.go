package main

import (
	"net/netip"
	"os"
	"path/filepath"
	"testing"
)

const golden = `{
  "cniVersion": "1.0.0",
  "name": "koral",
  "plugins": [
    {
      "type": "bridge",
      "bridge": "cni0",
      "mtu": 1450,
      "isGateway": true,
      "hairpinMode": true,
      "ipMasq": false,
      "ipam": {
        "type": "host-local",
        "ranges": [
          [
            {
              "subnet": "10.0.1.0/24"
            }
          ],
          [
            {
              "subnet": "fd00:1::/64"
            }
          ]
        ],
        "routes": [
          {
            "dst": "0.0.0.0/0"
          },
          {
            "dst": "::/0"
          }
        ]
      }
    },
    {
      "type": "portmap",
      "capabilities": {
        "portMappings": true
      },
      "snat": true
    }
  ]
}
`

func TestPodsOfBothFamiliesGetAnAddressAndADefaultRoute(t *testing.T) {
	text, err := renderConflist([]netip.Prefix{prefix("10.0.1.0/24"), prefix("fd00:1::/64")}, 1450)
	equal(t, err, nil)
	equal(t, string(text), golden)
}

func TestThereIsNoConfigurationWithoutARange(t *testing.T) {
	if _, err := renderConflist(nil, 1500); err == nil {
		t.Fatal("a configuration was made of nothing")
	}
}

func TestTheConfigurationAppearsInOnePieceAndOnlyIfItChanges(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "net.d")
	conf := confFile{filepath.Join(folder, "10-koral.conflist")}
	for _, step := range []struct {
		text    string
		changed bool
	}{{"one", true}, {"one", false}, {"two", true}} {
		changed, err := conf.write([]byte(step.text))
		equal(t, err, nil)
		equal(t, changed, step.changed)
		text, err := os.ReadFile(conf.path)
		equal(t, err, nil)
		equal(t, string(text), step.text)
	}
	left, err := os.ReadDir(folder)
	equal(t, err, nil)
	equal(t, len(left), 1)
}

func TestAConfigurationThatCannotBeWrittenIsAnError(t *testing.T) {
	blocked := filepath.Join(t.TempDir(), "file")
	equal(t, os.WriteFile(blocked, nil, 0o600), nil)
	if _, err := (confFile{filepath.Join(blocked, "conf")}).write([]byte("x")); err == nil {
		t.Fatal("a file was written below a file")
	}
}
