# make run     builds the service, fills ./data with a demo city and serves it on http://localhost:8080
# make test    everything that must hold, on both databases and in a browser
# make bench   measures, as JSON lines (bin/bench --list names the operations)
.PHONY: run test bench setup format

run:
	bin/setup --run
	bin/assets
	swift build -c release --product rodatraden
	.build/release/rodatraden demo --data data --port 8080

test:
	bin/test

bench:
	bin/bench

setup:
	bin/setup

format:
	swift format --in-place --parallel --recursive Sources Tests Package.swift
