// Command web is the sample application of a cluster: it answers every request with the name of the pod that it runs
// in and, if known, of its node. Environment: POD_NAME (else the host's name), NODE_NAME, ADDRESS (":8080").
package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// A terminating pod still receives requests: it serves this much longer.
const lingering = 2 * time.Second

func main() {
	host, err := os.Hostname()
	if err != nil {
		log.Fatal(err)
	}
	answer := cmp.Or(os.Getenv("POD_NAME"), host)
	if node := os.Getenv("NODE_NAME"); node != "" {
		answer += " on " + node
	}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()
	address := cmp.Or(os.Getenv("ADDRESS"), ":8080")
	server := &http.Server{Addr: address, Handler: site(answer), ReadHeaderTimeout: 5 * time.Second}
	ended := make(chan error, 1)
	context.AfterFunc(ctx, func() {
		time.Sleep(lingering)
		deadline, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		ended <- server.Shutdown(deadline)
	})
	if err := server.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
		log.Fatal(err)
	}
	if err := <-ended; err != nil {
		log.Fatal(err)
	}
}

// site answers every path with the line, and /healthz for the kubelet's probe.
func site(line string) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(http.ResponseWriter, *http.Request) {})
	mux.HandleFunc("GET /", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, line) })
	return mux
}
