package main

import (
	"context"
	"errors"
	"log"
	"net"
	"net/netip"
	"net/url"
	"os"
	"regexp"
	"time"
)

const dialTimeout = 2 * time.Second

// dialAny connects to all addresses in parallel and returns the first connection: the service's address does not work
// until kube-proxy has started, and a new node must not wait for that.
func dialAny(ctx context.Context, network string, addresses []string) (net.Conn, error) {
	if len(addresses) == 0 {
		return nil, errors.New("no address of the API server is known")
	}
	ctx, cancel := context.WithTimeout(ctx, dialTimeout)
	defer cancel()
	// Detects half-open connections within 20 s: a watch may be silent for minutes, and would wait forever.
	dialer := net.Dialer{KeepAliveConfig: net.KeepAliveConfig{Enable: true, Idle: 5 * time.Second, Interval: 5 * time.Second, Count: 3}}
	type outcome struct {
		conn net.Conn
		err  error
	}
	outcomes := make(chan outcome, len(addresses))
	for _, address := range addresses {
		go func() {
			conn, err := dialer.DialContext(ctx, network, address)
			outcomes <- outcome{conn, err}
		}()
	}
	var failures error
	for tried := 1; tried <= len(addresses); tried++ {
		o := <-outcomes
		if o.err != nil {
			failures = errors.Join(failures, o.err)
			continue
		}
		go func(others int) {
			for range others {
				if late := <-outcomes; late.conn != nil {
					_ = late.conn.Close()
				}
			}
		}(len(addresses) - tried)
		return o.conn, nil
	}
	return nil, failures
}

var serverLine = regexp.MustCompile(`(?m)^\s*server:\s*"?(https://[^\s"]+)`)

// serviceAddress returns the API's service address from a pod's environment; invalid if there is none.
func serviceAddress(env func(string) string) netip.Addr {
	address, err := netip.ParseAddr(env("KUBERNETES_SERVICE_HOST"))
	if err != nil {
		log.Printf("the API's service address is not known: %v", err)
	}
	return address
}

// apiAddresses returns the service's address, from a pod's environment, and the one that this node's kubelet uses.
func apiAddresses(env func(string) string, kubeletConf string) []string {
	var addresses []string
	if host := env("KUBERNETES_SERVICE_HOST"); host != "" {
		addresses = append(addresses, net.JoinHostPort(host, env("KUBERNETES_SERVICE_PORT")))
	}
	text, err := os.ReadFile(kubeletConf)
	if err != nil {
		return addresses
	}
	if found := serverLine.FindSubmatch(text); found != nil {
		if server, err := url.Parse(string(found[1])); err == nil {
			port := server.Port()
			if port == "" {
				port = "443"
			}
			addresses = append(addresses, net.JoinHostPort(server.Hostname(), port))
		}
	}
	return addresses
}
