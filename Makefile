# Bare `make` prints what there is.

.DEFAULT_GOAL := help

help: ## these lines
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 14

check: ## exactly what CI runs
	bash .ci/run

test: ## the tests
	cargo test --workspace

demo: ## three example spaces on this machine
	cargo run --bin covisa -- demo

openapi: ## write docs/openapi.json anew
	COVISA_WRITE_OPENAPI=1 cargo test -p covisa-tests --test node the_api_describes_itself

vectors: ## write the vectors of the wire anew (python3 with cbor2 and cryptography)
	python3 federation-spec/vectors/make_vectors.py
	python3 federation-spec/vectors/make_invalid.py
	COVISA_WRITE_VECTORS=1 cargo test -p covisa-tests --test spec

screenshots: ## every page at three widths, in light and dark, into screenshots/
	COVISA_SCREENSHOTS=1 cargo test -p covisa-tests --test desk

crash: ## a node killed a thousand times
	COVISA_CRASH_ROUNDS=1000 cargo test -p covisa-tests --test node crash:: -- --nocapture

rounds: ## 500 rounds of whatever happens to homes and hosts
	COVISA_ROUNDS=500 cargo test -p covisa-tests --test node rounds:: -- --nocapture

photographs: ## 480 photographs of codes, read by covisa and by zbar (some ten minutes)
	COVISA_PHOTOGRAPHS=all cargo --config tests/sim/optimised.toml test -p covisa-tests --test desk photographs:: -- --nocapture

SIM = cargo --config tests/sim/optimised.toml test -p covisa-tests --test sim

sim: ## one seed of the simulator: make sim SEED=7 NODES=50 STEPS=120
	COVISA_SIM=$(or $(SEED),0) COVISA_SIM_NODES=$(or $(NODES),50) COVISA_SIM_STEPS=$(or $(STEPS),120) $(SIM) nobody_is_green -- --nocapture

sim-many: ## many seeds, those that passed once left out: make sim-many FROM=0 TO=2000 NODES=50
	COVISA_SIM_DONE=$(CURDIR)/target/simulated COVISA_SIM=$(or $(FROM),0)-$(or $(TO),100) COVISA_SIM_NODES=$(or $(NODES),50) $(SIM) nobody_is_green -- --nocapture

thieves: ## key logs under chance, five hundred seeds: make thieves FROM=0 TO=500
	COVISA_SIM_KEYS=$(or $(FROM),0)-$(or $(TO),500) $(SIM) thieves -- --nocapture

bench: ## how near the program comes to what the machine can do (builds a release first, some ten minutes)
	cargo build --release --bin covisa
	cargo bench -p covisa-tests --bench bench

figures: ## how the sources are cut: lengths, catch-alls, circles (python3)
	python3 tests/figures.py

attack: ## what strangers cost, as a table of goals (builds a release first; some twenty minutes)
	cargo build --release --bin covisa
	cargo bench -p covisa-tests --bench attack

fmt: ## format
	cargo fmt --all

.PHONY: help check test demo openapi vectors screenshots crash rounds photographs sim sim-many thieves bench figures attack fmt
