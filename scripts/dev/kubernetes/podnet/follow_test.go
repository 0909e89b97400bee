package main

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"math/big"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

const patience = 10 * time.Second

// apiServer is a fake API server that serves only nodes: a real TLS server with a certificate for
// kubernetes.default.svc.
type apiServer struct {
	*httptest.Server
	mutex   sync.Mutex
	nodes   map[string]string // pod range by name
	version int
	lists   int
	refuse  int // number of further requests to answer with 503
	changed chan struct{}
	log     []string // the lines of the watch; the first belongs to version 1
	gone    bool     // the next watch is answered with 410 Gone
}

func startAPIServer(t *testing.T) (*apiServer, *api) {
	t.Helper()
	s := &apiServer{nodes: map[string]string{}, changed: make(chan struct{})}
	s.Server = httptest.NewUnstartedServer(http.HandlerFunc(s.answer))
	certificate, authority := certificateFor(t, apiName)
	s.TLS = &tls.Config{Certificates: []tls.Certificate{certificate}}
	s.StartTLS()
	t.Cleanup(func() {
		s.CloseClientConnections()
		s.Close()
	})
	account := t.TempDir()
	equal(t, os.WriteFile(filepath.Join(account, "ca.crt"), authority, 0o600), nil)
	equal(t, os.WriteFile(filepath.Join(account, "token"), []byte("secret\n"), 0o600), nil)
	client, err := newAPI(account, func() []string { return []string{s.Listener.Addr().String()} })
	equal(t, err, nil)
	return s, client
}

func certificateFor(t *testing.T, name string) (tls.Certificate, []byte) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	equal(t, err, nil)
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), DNSNames: []string{name}, IsCA: true, BasicConstraintsValid: true,
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	equal(t, err, nil)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})
}

func (s *apiServer) object(name, pods string) string {
	address := "10.1.1." + strings.TrimLeft(name, "n")
	return fmt.Sprintf(`{"metadata":{"name":%q,"resourceVersion":"%d"},"spec":{"podCIDR":%q},"status":{"addresses":[{"type":"InternalIP","address":%q}]}}`,
		name, s.version, pods, address)
}

// change sets a node's range, or removes the node if the range is empty.
func (s *apiServer) change(name, pods string) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.version++
	kind := "MODIFIED"
	if pods == "" {
		kind, pods = "DELETED", s.nodes[name]
		delete(s.nodes, name)
	} else {
		s.nodes[name] = pods
	}
	s.say(fmt.Sprintf(`{"type":%q,"object":%s}`, kind, s.object(name, pods)))
}

func (s *apiServer) say(line string) {
	s.log = append(s.log, line)
	close(s.changed)
	s.changed = make(chan struct{})
}

func (s *apiServer) answer(w http.ResponseWriter, r *http.Request) {
	s.mutex.Lock()
	refused := s.refuse > 0
	if refused {
		s.refuse--
	}
	s.mutex.Unlock()
	switch {
	case refused:
		http.Error(w, "not now", http.StatusServiceUnavailable)
	case r.Header.Get("Authorization") != "Bearer secret" || r.URL.Path != "/api/v1/nodes":
		http.Error(w, "who are you", http.StatusForbidden)
	case r.URL.Query().Get("watch") == "1":
		s.watch(w, r)
	default:
		s.list(w)
	}
}

func (s *apiServer) list(w http.ResponseWriter) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.lists++
	var items []string
	for name, pods := range s.nodes {
		items = append(items, s.object(name, pods))
	}
	fmt.Fprintf(w, `{"metadata":{"resourceVersion":"%d"},"items":[%s]}`, s.version, strings.Join(items, ","))
}

func (s *apiServer) watch(w http.ResponseWriter, r *http.Request) {
	var from int
	if err := json.Unmarshal([]byte(r.URL.Query().Get("resourceVersion")), &from); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	for {
		s.mutex.Lock()
		if s.gone {
			s.gone = false
			s.mutex.Unlock()
			fmt.Fprintln(w, `{"type":"ERROR","object":{"code":410,"message":"too old resource version"}}`)
			return
		}
		lines, changed := s.log[min(from, len(s.log)):], s.changed
		from = len(s.log)
		s.mutex.Unlock()
		for _, line := range lines {
			fmt.Fprintln(w, line)
		}
		w.(http.Flusher).Flush()
		select {
		case <-changed:
		case <-r.Context().Done():
			return
		}
	}
}

func following(t *testing.T, c cluster) <-chan []member {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan struct{})
	latest := make(chan []member, 1)
	go func() {
		defer close(ended)
		follow(ctx, c, latest)
	}()
	t.Cleanup(func() {
		cancel()
		<-ended
	})
	return latest
}

// awaitRanges waits until the members are those, each written name=range, and returns how long that took.
func awaitRanges(t *testing.T, latest <-chan []member, want ...string) time.Duration {
	t.Helper()
	began, deadline := time.Now(), time.After(patience)
	var have []string
	for {
		select {
		case members := <-latest:
			have = nil
			for _, m := range members {
				have = append(have, fmt.Sprintf("%s=%v", m.name, m.pods))
			}
			if strings.Join(have, " ") == strings.Join(want, " ") {
				return time.Since(began)
			}
		case <-deadline:
			t.Fatalf("got %v, want %v", have, want)
		}
	}
}

func TestANewNodeIsKnownAtOnceAndALostOneForgotten(t *testing.T) {
	server, client := startAPIServer(t)
	server.change("n1", "10.0.0.0/24")
	latest := following(t, client)
	awaitRanges(t, latest, "n1=[10.0.0.0/24]")
	server.change("n2", "10.0.1.0/24")
	if took := awaitRanges(t, latest, "n1=[10.0.0.0/24]", "n2=[10.0.1.0/24]"); took > time.Second {
		t.Fatalf("it took %s", took)
	}
	server.change("n1", "")
	awaitRanges(t, latest, "n2=[10.0.1.0/24]")
	equal(t, server.lists, 1)
}

func TestANodeThatCannotBeUnderstoodDoesNotHideTheOthers(t *testing.T) {
	server, client := startAPIServer(t)
	server.change("n1", "10.0.0.0/24")
	server.change("n2", "nonsense")
	awaitRanges(t, following(t, client), "n1=[10.0.0.0/24]")
}

func TestNodesAreReadAnewWhenTheWatchIsTooFarBehind(t *testing.T) {
	server, client := startAPIServer(t)
	server.change("n1", "10.0.0.0/24")
	latest := following(t, client)
	awaitRanges(t, latest, "n1=[10.0.0.0/24]")
	server.mutex.Lock()
	server.gone = true
	delete(server.nodes, "n1")
	server.nodes["n3"] = "10.0.3.0/24"
	server.say(`{}`)
	server.mutex.Unlock()
	awaitRanges(t, latest, "n3=[10.0.3.0/24]")
}

func TestNodesAreFollowedAgainAfterTheAPIWasAway(t *testing.T) {
	server, client := startAPIServer(t)
	server.change("n1", "10.0.0.0/24")
	latest := following(t, client)
	awaitRanges(t, latest, "n1=[10.0.0.0/24]")
	server.mutex.Lock()
	server.refuse = 3
	server.mutex.Unlock()
	server.CloseClientConnections()
	server.change("n2", "10.0.1.0/24")
	awaitRanges(t, latest, "n1=[10.0.0.0/24]", "n2=[10.0.1.0/24]")
}

func TestAnAddressThatLeadsNowhereDoesNotDelayTheOther(t *testing.T) {
	server, client := startAPIServer(t)
	_ = client
	began := time.Now()
	// 192.0.2.0/24 is for documentation: no packet to it is ever answered.
	conn, err := dialAny(context.Background(), "tcp", []string{"192.0.2.1:443", server.Listener.Addr().String()})
	equal(t, err, nil)
	equal(t, conn.RemoteAddr().String(), server.Listener.Addr().String())
	equal(t, conn.Close(), nil)
	if took := time.Since(began); took > time.Second {
		t.Fatalf("it took %s", took)
	}
}

func TestWithoutAnyAnswerTheReasonOfEachAddressIsTold(t *testing.T) {
	_, err := dialAny(context.Background(), "tcp", []string{"127.0.0.1:1", "[::1]:1"})
	if err == nil || !strings.Contains(err.Error(), "127.0.0.1:1") || !strings.Contains(err.Error(), "[::1]:1") {
		t.Fatalf("got %v", err)
	}
	if _, err := dialAny(context.Background(), "tcp", nil); err == nil {
		t.Fatal("a connection to nowhere was made")
	}
}

func TestTheAPIIsFoundByTheServiceAndByTheKubeletsOwnAddress(t *testing.T) {
	conf := filepath.Join(t.TempDir(), "kubelet.conf")
	equal(t, os.WriteFile(conf, []byte("clusters:\n- cluster:\n    server: https://198.18.1.4:6443\n  name: k\n"), 0o600), nil)
	env := map[string]string{"KUBERNETES_SERVICE_HOST": "10.96.0.1", "KUBERNETES_SERVICE_PORT": "443"}
	of := func(name string) string { return env[name] }
	equal(t, apiAddresses(of, conf), []string{"10.96.0.1:443", "198.18.1.4:6443"})
	equal(t, apiAddresses(of, conf+".none"), []string{"10.96.0.1:443"})
	equal(t, serviceAddress(of), address("10.96.0.1"))
	equal(t, serviceAddress(func(string) string { return "" }).IsValid(), false)
}
