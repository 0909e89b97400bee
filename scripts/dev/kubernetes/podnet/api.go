package main

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

const (
	// apiName is a name in the certificate of every kubeadm API server, whatever its address.
	apiName     = "kubernetes.default.svc"
	listTimeout = 15 * time.Second
	// A watch ends by itself after this, and is restarted from the last version.
	watchSeconds = 300
)

// errGone reports that the API no longer has the version at which a watch is to begin.
var errGone = errors.New("the watch is too far behind")

// api is the cluster's API, with the rights of podnet's service account.
type api struct {
	client *http.Client
	token  string // path: the kubelet renews the file's content
}

// newAPI reads the CA in the account's folder. The addresses, of the form host:port, are requested at every dial.
func newAPI(account string, addresses func() []string) (*api, error) {
	pem, err := os.ReadFile(filepath.Join(account, "ca.crt"))
	if err != nil {
		return nil, err
	}
	roots := x509.NewCertPool()
	if !roots.AppendCertsFromPEM(pem) {
		return nil, fmt.Errorf("%s/ca.crt holds no certificate", account)
	}
	transport := &http.Transport{
		TLSClientConfig:       &tls.Config{RootCAs: roots, ServerName: apiName, MinVersion: tls.VersionTLS12},
		TLSHandshakeTimeout:   5 * time.Second,
		ResponseHeaderTimeout: listTimeout,
		MaxIdleConns:          2,
		IdleConnTimeout:       30 * time.Second,
		DialContext: func(ctx context.Context, network, _ string) (net.Conn, error) {
			return dialAny(ctx, network, addresses())
		},
	}
	return &api{client: &http.Client{Transport: transport}, token: filepath.Join(account, "token")}, nil
}

// list returns all nodes, and the version from which a watch continues.
func (a *api) list(ctx context.Context) (nodes []node, version string, err error) {
	ctx, cancel := context.WithTimeout(ctx, listTimeout)
	defer cancel()
	body, err := a.get(ctx, url.Values{})
	if err != nil {
		return nil, "", err
	}
	defer body.Close()
	var answer struct {
		Metadata struct {
			ResourceVersion string `json:"resourceVersion"`
		} `json:"metadata"`
		Items []node `json:"items"`
	}
	if err := json.NewDecoder(body).Decode(&answer); err != nil {
		return nil, "", fmt.Errorf("the list of nodes is broken off: %w", err)
	}
	return answer.Items, answer.Metadata.ResourceVersion, nil
}

// event is a change of one node; kind is ADDED, MODIFIED, DELETED or BOOKMARK.
type event struct {
	kind string
	node node
}

// watch passes on every change since the version, until the API ends the watch (no error), reports that it no longer
// has the version (errGone), or fails.
func (a *api) watch(ctx context.Context, version string, hand func(event)) error {
	ctx, cancel := context.WithTimeout(ctx, (watchSeconds+30)*time.Second)
	defer cancel()
	body, err := a.get(ctx, url.Values{
		"watch":               {"1"},
		"allowWatchBookmarks": {"1"},
		"resourceVersion":     {version},
		"timeoutSeconds":      {strconv.Itoa(watchSeconds)},
	})
	if err != nil {
		return err
	}
	defer body.Close()
	decoder := json.NewDecoder(body)
	for {
		var line struct {
			Type   string          `json:"type"`
			Object json.RawMessage `json:"object"`
		}
		if err := decoder.Decode(&line); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return fmt.Errorf("the watch is broken off: %w", err)
		}
		if line.Type == "ERROR" {
			return watchError(line.Object)
		}
		var n node
		if err := json.Unmarshal(line.Object, &n); err != nil {
			return fmt.Errorf("a change of a node cannot be read: %w", err)
		}
		hand(event{line.Type, n})
	}
}

func watchError(object []byte) error {
	var status struct {
		Code    int    `json:"code"`
		Message string `json:"message"`
	}
	if err := json.Unmarshal(object, &status); err != nil {
		return fmt.Errorf("the watch ends: %w", err)
	}
	if status.Code == http.StatusGone {
		return errGone
	}
	return fmt.Errorf("the watch ends: %s", status.Message)
}

func (a *api) get(ctx context.Context, query url.Values) (io.ReadCloser, error) {
	token, err := os.ReadFile(a.token)
	if err != nil {
		return nil, err
	}
	target := url.URL{Scheme: "https", Host: apiName, Path: "/api/v1/nodes", RawQuery: query.Encode()}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, target.String(), nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("Authorization", "Bearer "+strings.TrimSpace(string(token)))
	request.Header.Set("Accept", "application/json")
	response, err := a.client.Do(request)
	if err != nil {
		return nil, err
	}
	if response.StatusCode == http.StatusOK {
		return response.Body, nil
	}
	defer response.Body.Close()
	if response.StatusCode == http.StatusGone {
		return nil, errGone
	}
	text, _ := io.ReadAll(io.LimitReader(response.Body, 512))
	return nil, fmt.Errorf("the API answers %s: %s", response.Status, bytes.TrimSpace(text))
}
