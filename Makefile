# duizhang: GNU make and pkg-config, nothing else.  One's own flags: local.mk.
# HACKING.md tells what each target is for.
-include local.mk
NAME     = duizhang
VERSION  = 0.1
PREFIX  ?= /usr/local
BINDIR  ?= $(PREFIX)/bin
DATADIR ?= $(PREFIX)/share
PKGS     = libutf8proc libpcre2-8
# what the programs that read other forms than text need beside; others would
# start the slower for it
FORMS    = libxml-2.0 libarchive
READERS  = read-report audit-report

CC      ?= cc
CFLAGS  ?= -O2 -g
WARN     = -std=c11 -pedantic -Wall -Wextra -Wshadow -Wstrict-prototypes \
           -Wmissing-prototypes -Wpointer-arith -Wcast-qual -Wwrite-strings \
           -Wvla -Wformat=2 -Wno-format-nonliteral -Wundef \
           -Wno-missing-field-initializers
DEFS     = -D_XOPEN_SOURCE=700 -DVERSION='"$(VERSION)"' \
           -DSHAREDIR='"$(DATADIR)/$(NAME)"'
PCFLAGS := $(shell pkg-config --cflags $(PKGS) $(FORMS))
PLIBS   := $(shell pkg-config --libs $(PKGS))
FLIBS   := $(shell pkg-config --libs $(FORMS))
COMPILE  = $(CC) $(WARN) $(DEFS) $(PCFLAGS) -Isrc/lib $(CPPFLAGS) $(CFLAGS)

B       ?= build
BIN     ?= bin
PROGS   := $(basename $(notdir $(wildcard src/*.c)))
LIB     := $(patsubst src/%.c,$(B)/%.o,$(wildcard src/lib/*.c))
UNITS   := $(patsubst t/unit/%.c,$(B)/unit/%,$(wildcard t/unit/*.c))
PAGES   := $(patsubst src/%.1,share/man/man1/%.1,$(wildcard src/*.1)) \
           $(patsubst src/%.7,share/man/man7/%.7,$(wildcard src/*.7))
BASH     = share/bash-completion/completions
ZSH      = share/zsh/site-functions
FISH     = share/fish/vendor_completions.d
SHELLS   = $(PROGS:%=$(BASH)/%) $(PROGS:%=$(ZSH)/_%) $(PROGS:%=$(FISH)/%.fish)

all: $(B)/lib$(NAME).a $(PROGS:%=$(BIN)/%)

$(B)/%.o: src/%.c
	@mkdir -p $(@D)
	$(COMPILE) -MMD -MP -c -o $@ $<

$(B)/lib$(NAME).a: $(LIB)
	@rm -f $@
	$(AR) rcs $@ $^

$(READERS:%=$(BIN)/%): LINK = $(FLIBS)
$(BIN)/%: $(B)/%.o $(B)/lib$(NAME).a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LINK) $(PLIBS) $(LDLIBS)

$(B)/unit/%: t/unit/%.c $(B)/lib$(NAME).a
	@mkdir -p $(@D)
	$(COMPILE) $(LDFLAGS) -MMD -MP -o $@ $< $(B)/lib$(NAME).a \
	    $(FLIBS) $(PLIBS) $(LDLIBS)

# One file of tests alone: make check T=t/check-sums.bats
check: all $(UNITS)
	env -u DUIZHANG_SHARE PATH="$(CURDIR)/$(BIN):$$PATH" \
	    DZ_BUILD="$(CURDIR)/$(B)" DZ_BIN="$(CURDIR)/$(BIN)" \
	    bats $(or $(T),t)

# Other builds of the same tree stand beside it, with a bin of their own.
SAN = -fno-sanitize-recover=all -fno-omit-frame-pointer
asan:
	ASAN_OPTIONS=detect_leaks=0 $(MAKE) check B=build/asan \
	    BIN=build/asan/bin CFLAGS="-O1 -g -fsanitize=address,undefined $(SAN)"

ubsan:
	$(MAKE) check B=build/ubsan BIN=build/ubsan/bin \
	    CFLAGS="-O1 -g -fsanitize=undefined $(SAN)"

debug:
	$(MAKE) all B=build/debug BIN=build/debug/bin CFLAGS="-O0 -g3"

clang:
	$(MAKE) all B=build/clang BIN=build/clang/bin CC=clang

# t/fuzz tells which: make fuzz P=extract-amounts T=60
fuzz:
	sh t/fuzz/run "$(P)" "$(or $(T),60)"

# What takes too long for every day: 100 MB lines, malloc failing.
nightly: all $(UNITS)
	env -u DUIZHANG_SHARE PATH="$(CURDIR)/$(BIN):$$PATH" \
	    DZ_BUILD="$(CURDIR)/$(B)" DZ_BIN="$(CURDIR)/$(BIN)" \
	    bats t/nightly

bench: all
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh t/bench.sh

lint:
	sh t/lint.sh

cover:
	$(MAKE) check B=build/cover BIN=build/cover/bin CFLAGS="-O0 -g --coverage"
	sh t/cover.sh build/cover

doc: $(PAGES) $(SHELLS)

share/man/man1/%.1: src/%.1 src/gen/man.awk $(BIN)/%
	@mkdir -p $(@D)
	$(BIN)/$* --help=tsv | awk -f src/gen/man.awk - src/$*.1 >$@.new
	mv $@.new $@

share/man/man7/%.7: src/%.7
	@mkdir -p $(@D)
	cp src/$*.7 $@

$(BASH)/%: $(BIN)/% src/gen/bash.awk
	@mkdir -p $(@D)
	$(BIN)/$* --help=tsv | awk -f src/gen/bash.awk >$@.new
	mv $@.new $@

$(ZSH)/_%: $(BIN)/% src/gen/zsh.awk
	@mkdir -p $(@D)
	$(BIN)/$* --help=tsv | awk -f src/gen/zsh.awk >$@.new
	mv $@.new $@

$(FISH)/%.fish: $(BIN)/% src/gen/fish.awk
	@mkdir -p $(@D)
	$(BIN)/$* --help=tsv | awk -f src/gen/fish.awk >$@.new
	mv $@.new $@

install: all doc
	mkdir -p "$(DESTDIR)$(BINDIR)" "$(DESTDIR)$(DATADIR)"
	cd $(BIN) && cp $(PROGS) "$(DESTDIR)$(BINDIR)/"
	cp -R share/. "$(DESTDIR)$(DATADIR)/"

uninstall:
	cd "$(DESTDIR)$(BINDIR)" && rm -f $(PROGS)
	cd "$(DESTDIR)$(DATADIR)" && rm -rf $(NAME) \
	    $(PAGES:share/%=%) $(SHELLS:share/%=%)

# The made pages go with it: its users need neither awk nor a first build.
dist: doc
	@mkdir -p build
	git archive --prefix=$(NAME)-$(VERSION)/ \
	    -o build/$(NAME)-$(VERSION).tar HEAD
	tar -rf build/$(NAME)-$(VERSION).tar --owner=0 --group=0 \
	    --transform='s,^,$(NAME)-$(VERSION)/,' share/man $(SHELLS)
	gzip -9nf build/$(NAME)-$(VERSION).tar

clean:
	rm -rf build share/man share/bash-completion share/zsh share/fish
	rm -f $(PROGS:%=bin/%)

.PHONY: all check asan ubsan debug clang fuzz nightly bench lint cover doc \
	install uninstall dist clean
.SECONDARY:
.DELETE_ON_ERROR:
-include $(wildcard $(B)/*.d $(B)/lib/*.d $(B)/unit/*.d)
