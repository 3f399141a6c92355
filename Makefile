# duizhang: GNU make, pkg-config, nothing else.  One's own flags: local.mk.
-include local.mk
NAME     = duizhang
VERSION  = 0.1
PREFIX  ?= /usr/local
BINDIR  ?= $(PREFIX)/bin
DATADIR ?= $(PREFIX)/share
PKGS     = libutf8proc libpcre2-8

CC      ?= cc
CFLAGS  ?= -O2 -g
WARN     = -std=c11 -pedantic -Wall -Wextra -Wshadow -Wstrict-prototypes \
           -Wmissing-prototypes -Wpointer-arith -Wcast-qual -Wwrite-strings \
           -Wvla -Wformat=2 -Wno-format-nonliteral -Wundef \
           -Wno-missing-field-initializers
DEFS     = -D_XOPEN_SOURCE=700 -DVERSION='"$(VERSION)"' \
           -DSHAREDIR='"$(DATADIR)/$(NAME)"'
PCFLAGS := $(shell pkg-config --cflags $(PKGS))
PLIBS   := $(shell pkg-config --libs $(PKGS))

B       ?= build
BIN     ?= bin
PROGS   := $(basename $(notdir $(wildcard src/*.c)))
LIB     := $(patsubst src/%.c,$(B)/%.o,$(wildcard src/lib/*.c))
UNITS   := $(patsubst t/unit/%.c,$(B)/unit/%,$(wildcard t/unit/*.c))

all: $(B)/lib$(NAME).a $(PROGS:%=$(BIN)/%)

$(B)/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(WARN) $(DEFS) $(PCFLAGS) -Isrc/lib $(CPPFLAGS) $(CFLAGS) \
	    -MMD -MP -c -o $@ $<

$(B)/lib$(NAME).a: $(LIB)
	@rm -f $@
	$(AR) rcs $@ $^

$(BIN)/%: $(B)/%.o $(B)/lib$(NAME).a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(PLIBS) $(LDLIBS)

$(B)/unit/%: t/unit/%.c $(B)/lib$(NAME).a
	@mkdir -p $(@D)
	$(CC) $(WARN) $(DEFS) $(PCFLAGS) -Isrc/lib $(CPPFLAGS) $(CFLAGS) \
	    $(LDFLAGS) -MMD -MP -o $@ $< $(B)/lib$(NAME).a $(PLIBS) $(LDLIBS)

# One bats file: make check T=t/check-sums.bats
check: all $(UNITS)
	env -u DUIZHANG_SHARE PATH="$(CURDIR)/$(BIN):$$PATH" \
	    DZ_BUILD="$(CURDIR)/$(B)" DZ_BIN="$(CURDIR)/$(BIN)" \
	    bats $(or $(T),t)

clean:
	rm -rf build share/man share/bash-completion
	find bin -type f ! -name bootstrap -delete

.PHONY: all check clean
.SECONDARY:
-include $(wildcard $(B)/*.d $(B)/lib/*.d $(B)/unit/*.d)
