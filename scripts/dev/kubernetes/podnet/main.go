// Command podnet is the pod network of a Koral cluster: one process per node, as a DaemonSet. It watches the cluster's
// nodes, and maintains on its own node what pods need to reach each other: the CNI configuration with the node's pod
// range, a route to every other node's, and masquerading of traffic that leaves the pods' ranges.
//
// Environment: NODE_NAME (the node's name in the cluster), KUBERNETES_SERVICE_HOST and _PORT (as in every pod).
package main

import (
	"context"
	"errors"
	"flag"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

type settings struct {
	node        string
	conflist    string
	kubeletConf string
	account     string
	health      string
}

func main() {
	log.SetFlags(log.LstdFlags | log.Lmicroseconds | log.LUTC)
	var s settings
	flag.StringVar(&s.node, "node", os.Getenv("NODE_NAME"), "this node's name in the cluster")
	flag.StringVar(&s.conflist, "conflist", "/etc/cni/net.d/10-koral.conflist", "CNI configuration to write")
	flag.StringVar(&s.kubeletConf, "kubelet-conf", "/etc/kubernetes/kubelet.conf", "where the API server's own address is read")
	flag.StringVar(&s.account, "account", "/var/run/secrets/kubernetes.io/serviceaccount", "folder of the service account")
	flag.StringVar(&s.health, "health", "127.0.0.1:10247", "where GET /ready is answered")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()
	if err := run(ctx, s); err != nil {
		log.Fatalf("podnet: %v", err)
	}
}

// run returns without an error when the context ends.
func run(ctx context.Context, s settings) error {
	if s.node == "" {
		return errors.New("NODE_NAME is not set")
	}
	api, err := newAPI(s.account, func() []string { return apiAddresses(os.Getenv, s.kubeletConf) })
	if err != nil {
		return err
	}
	keeper := &keeper{
		self:   s.node,
		api:    serviceAddress(os.Getenv),
		kernel: netlinkKernel{},
		nft:    runNft,
		conf:   confFile{path: s.conflist},
	}
	go serveHealth(ctx, s.health, keeper)
	members := make(chan []member, 1)
	go follow(ctx, api, members)
	keep(ctx, keeper, members, kernelEvents(ctx))
	return nil
}

// serveHealth reports whether pods can get addresses. A failure to listen on the port does not stop the network.
func serveHealth(ctx context.Context, address string, k *keeper) {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /ready", func(w http.ResponseWriter, _ *http.Request) {
		if !k.ready.Load() {
			http.Error(w, "the node's CNI configuration is not written yet", http.StatusServiceUnavailable)
		}
	})
	server := &http.Server{Addr: address, Handler: mux, ReadHeaderTimeout: 2 * time.Second}
	context.AfterFunc(ctx, func() { _ = server.Close() })
	if err := server.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
		log.Printf("health: %v", err)
	}
}
