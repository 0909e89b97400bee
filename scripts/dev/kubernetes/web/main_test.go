package main

import (
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestEveryPathIsAnsweredWithTheLineAndHealthWithNothing(t *testing.T) {
	server := httptest.NewServer(site("web-1 on worker1"))
	defer server.Close()
	for path, want := range map[string]string{"/": "web-1 on worker1\n", "/a/b?c": "web-1 on worker1\n", "/healthz": ""} {
		response, err := http.Get(server.URL + path)
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(response.Body)
		if err != nil {
			t.Fatal(err)
		}
		_ = response.Body.Close()
		if response.StatusCode != http.StatusOK || string(text) != want {
			t.Errorf("%s: got %s and %q, want %q", path, response.Status, text, want)
		}
	}
}
