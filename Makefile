# Veedor. The verbs:
#   make demo    build, make a synthetic city, load it, check it, print the score, write its report
#   make test    style, build without warnings, all tests
#   make build   the release binary (.build/release/veedor)
#   make bench   the measured commands of Benchmarks/
#   make record  re-record golden files, on purpose (then look at the difference)
#   make test-interop  the programs of others open what Veedor writes (installs them into .build)
#   make test-scale-out  named analyses on Spark give the rows of SQLite (installs it into .build)
#   make clean   forget everything that was built
#
# On a fresh Debian 12 with git, make and the Swift toolchain the first two install what is missing.

SHELL := /bin/bash
DEBIAN_PACKAGES := libcsv-dev libsqlite3-dev zlib1g-dev libzip-dev libexpat1-dev libssl-dev \
  libpcre2-dev libisal-dev libgeos-dev liblapacke-dev libblas-dev libgsl-dev libglpk-dev \
  libxlsxwriter-dev libedit-dev sqlite3

.PHONY: demo test build bench record clean style packages test-interop test-scale-out

demo: build
	.build/release/veedor demo --out demo-out

test: packages style
	swift build --build-tests
	swift test --skip-build

# Where the processor has the instructions of x86-64-v3 (AVX2, BMI2), the program is compiled for them and
# says so where it is started on one that has not. `make build PROCESSOR=` compiles it for any.
PROCESSOR := $(shell /lib64/ld-linux-x86-64.so.2 --help 2>/dev/null \
  | grep -q 'x86-64-v3 .supported' && echo '-Xcc -march=x86-64-v3')

# Swift's library goes into the program: it starts faster, and runs where no toolchain is installed.
build: packages
	swift build -c release --product veedor --static-swift-stdlib -Xswiftc -use-ld=lld $(PROCESSOR)

test-interop: build
	Interop/run

test-scale-out: build
	Interop/scale-out/run

style:
	swift format lint --strict --recursive Sources Tests Package.swift

bench: build
	Benchmarks/run
	Benchmarks/nights
	Benchmarks/report

record: packages
	VEEDOR_RECORD=1 swift test || true
	git status --short

clean:
	rm -rf .build demo-out

# Installs the Debian packages that are missing: as root, else through sudo, else says the line.
packages:
	@missing=""; \
	for package in $(DEBIAN_PACKAGES); do \
	  dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'ok installed' \
	    || missing="$$missing $$package"; \
	done; \
	[ -z "$$missing" ] && exit 0; \
	line="apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends$$missing"; \
	if [ "$$(id -u)" = 0 ]; then bash -c "$$line"; \
	elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then sudo bash -c "$$line"; \
	else echo "run this as root, then try again:"; echo "  $$line"; exit 1; fi
