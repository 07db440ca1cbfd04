# The commands of this repository; `make help` lists them.

export PATH := $(PATH):/opt/swift/usr/bin
SWIFT ?= swift
RELEASE = .build/release/lessons
FORMATTED = Package.swift Sources $(wildcard Tests/*Tests) Tests/Fuzz Benchmarks/Package.swift \
	Benchmarks/Sources
MEASURE = $(SWIFT) run --package-path Benchmarks --scratch-path .build/benchmarks -c release measure
FUZZ ?= --count 8000 --seconds 90
WASM = .build/wasm/release/BrowserRuntime.wasm

.DEFAULT_GOAL := help
.PHONY: help site test check lint format accept bench bench-language wasm test-wasm fuzz check-site \
	spec spec-compiler tool packages packages-wasm clean

help: ## List the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | \
		awk -F '\t' '{ printf "make %-14s %s\n", $$1, $$2 }'

site: tool ## Install what is missing, build the tool and the course; says which file to open
	@$(RELEASE) build lessons --output site
	@echo "open $(CURDIR)/site/index.html"

test: packages ## Run all tests
	$(SWIFT) test

check: lint tool check-site test-wasm fuzz test ## What CI runs, in the same order

lint: ## Check the format of all Swift files
	$(SWIFT) format lint --strict --recursive $(FORMATTED)

format: ## Format all Swift files
	$(SWIFT) format --in-place --recursive $(FORMATTED)

accept: packages ## Take the new results as goldens and record; read the diff before you commit it
	@test -z "$$CI" || { echo "CI compares and never accepts"; exit 1; }
	ACCEPT_GOLDENS=1 $(SWIFT) test
	@$(MAKE) site

bench: tool wasm ## Measure build times, compile times, memory and sizes
	$(MEASURE) site $(RELEASE) $(WASM)
	$(MEASURE) compile Benchmarks/Programs/lesson.swift

bench-language: tool ## Time twelve programs beside Python and Lua
	@scripts/ensure-packages.sh bench
	$(MEASURE) language $(RELEASE)

wasm: packages-wasm ## Build the WebAssembly module and print its size
	@SWIFT=$(SWIFT) scripts/build-wasm.sh

test-wasm: tool wasm ## Compare the module's outputs with the tool's, bit by bit
	node Tests/Browser/run.mjs $(WASM) $(RELEASE)

fuzz: packages ## Try mutated programs; FUZZ="--seed 7 --count 1000000" tries others, and more
	$(SWIFT) build -c release --product fuzz
	.build/release/fuzz $(FUZZ)

check-site: tool ## Build the course twice and compare with each other and with site/
	@scripts/check-site.sh $(RELEASE)

spec: tool ## Run the language suite through the tool
	python3 Tests/Spec/run_spec.py Tests/Spec --runner '$(RELEASE) run {file}'

spec-compiler: ## Run the language suite through the Swift compiler, its oracle
	python3 Tests/Spec/run_spec.py Tests/Spec --runner swiftc-O

tool: packages
	$(SWIFT) build -c release --product lessons

packages:
	@scripts/ensure-packages.sh build

packages-wasm: packages
	@scripts/ensure-packages.sh wasm

clean: ## Delete what was built
	rm -rf .build Benchmarks/.build
