# Scenograph. "make run" is all a new user needs; "make help" lists the rest.
SHELL := /bin/bash
GO ?= go
GOLANGCI_VERSION := v2.15.0
TOOLS := $(CURDIR)/.tools/bin
VERSION := $(shell git describe --tags --always --dirty 2>/dev/null || echo dev)
MUJOCO := $(if $(wildcard /usr/include/mujoco/mujoco.h /usr/local/include/mujoco/mujoco.h /opt/homebrew/include/mujoco/mujoco.h),-tags mujoco)
LDFLAGS := -s -w -X main.release=$(VERSION)

.PHONY: help run build deps test-deps test race fuzz bench lint judges docs clean bench-peers

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: build ## install what is missing, build, and open the editor
	./bin/scenograph

build: deps ## write bin/scenograph
	@mkdir -p bin
	@echo "Building (the first time takes a few minutes: the Dear ImGui bindings are compiled once)…"
	CGO_ENABLED=1 $(GO) build $(MUJOCO) -ldflags '$(LDFLAGS)' -o bin/scenograph ./cmd/editor

deps: ## install the native packages that building and running need
	@./scripts/native-packages.sh build run physics

test-deps: deps ## install what the tests need besides
	@./scripts/native-packages.sh test

test: test-deps ## run every test
	$(GO) test $(MUJOCO) -timeout 20m ./...
	$(GO) test -tags nomujoco ./internal/mujoco

race: test-deps ## run the tests of the concurrent packages under the race detector
	$(GO) test -race -timeout 20m ./internal/job ./internal/asset ./internal/document ./internal/session

FUZZ_TIME ?= 30s
fuzz: ## fuzz every parser for FUZZ_TIME each
	@for p in $$(grep -rl --include='*_test.go' '^func Fuzz' internal | xargs -n1 dirname | sort -u); do \
	  for f in $$(grep -ohE '^func Fuzz[A-Za-z]+' $$p/*_test.go | sed 's/func //'); do \
	    echo "$$p $$f"; $(GO) test ./$$p -run '^$$' -fuzz "^$$f$$" -fuzztime $(FUZZ_TIME) || exit 1; done; done

bench: test-deps ## run every benchmark, readable by benchstat
	$(GO) test -run '^$$' -bench . -benchmem -timeout 30m ./internal/...

PEER_ROUNDS ?= 5
bench-peers: build ## compare with f3d and three.js on one file, taking turns (needs make judges, f3d, Xvfb and Chromium)
	@./scripts/native-packages.sh peers
	@mkdir -p bin/peers
	$(GO) run scripts/peers/scene.go bin/peers/mid.glb
	$(GO) run scripts/peers/scene.go -distinct bin/peers/distinct.glb
	node scripts/peers/compare.mjs bin/scenograph bin/peers/mid.glb $(PEER_ROUNDS)
	node scripts/peers/compare.mjs bin/scenograph bin/peers/distinct.glb $(PEER_ROUNDS)

$(TOOLS)/golangci-lint-$(GOLANGCI_VERSION):
	@mkdir -p $(TOOLS)
	GOBIN=$(TOOLS) $(GO) install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$(GOLANGCI_VERSION)
	@mv $(TOOLS)/golangci-lint $@

lint: $(TOOLS)/golangci-lint-$(GOLANGCI_VERSION) ## gofmt, go vet, staticcheck and golangci-lint
	@test -z "$$(gofmt -l cmd internal)" || { echo "not gofmt-ed:"; gofmt -l cmd internal; exit 1; }
	$(GO) vet ./...
	$< run ./...

judges: ## install the optional third-party checkers that some tests use
	@./scripts/native-packages.sh judges
	cd third_party/judges && npm install --no-package-lock --ignore-scripts --no-audit --no-fund

docs: build ## regenerate the action reference and the keyboard map
	./bin/scenograph schema --markdown > docs/actions.md
	./bin/scenograph schema --verbs --markdown > docs/relations.md
	$(GO) test ./internal/panels/presenter -run KeyMap -update-keymap

clean: ## remove what was built
	rm -rf bin .tools
