# SPDX-License-Identifier: GPL-3.0-or-later
# Builds chipcmp. "make help" lists the targets and what may be set.

# For the user to set. What the project itself needs is in the variables in small letters below.
BUILD           = build
WERROR          =
STATIC          = auto
CFLAGS         ?= -O2 -g
PKG_CONFIG     ?= pkg-config
CC_FOR_BUILD   ?= $(CC)
INSTALL         = install
INSTALL_PROGRAM = $(INSTALL)
INSTALL_DATA    = $(INSTALL) -m 644

prefix      = /usr/local
exec_prefix = $(prefix)
bindir      = $(exec_prefix)/bin
datarootdir = $(prefix)/share
mandir      = $(datarootdir)/man
bashcompdir = $(datarootdir)/bash-completion/completions
zshcompdir  = $(datarootdir)/zsh/site-functions
fishcompdir = $(datarootdir)/fish/vendor_completions.d

warnings = -pedantic -Wall -Wextra -Wshadow -Wconversion -Wdouble-promotion -Wformat=2 -Wstrict-prototypes -Wmissing-prototypes \
           -Wwrite-strings -Wcast-qual -Wundef -Wvla -Wswitch-enum
# Without -ffp-contract=off a * b + c may be rounded once or twice, as the processor goes, and the bounds of intervals with it.
cflags   = -std=c11 -pthread -ffp-contract=off $(warnings) $(if $(WERROR),-Werror) $(CFLAGS)
cppflags = -Iinclude -Isrc -D_POSIX_C_SOURCE=200809L $(libraries_cflags) $(CPPFLAGS)
ldflags  = $(libraries_ldflags) $(LDFLAGS)
ldlibs   = $(libraries_libs) -lm $(LDLIBS)

program  = $(BUILD)/chipcmp
library  = $(BUILD)/libchipcmp.a
sources  = $(sort $(filter-out src/tools/% src/cli/main.c,$(wildcard src/*/*.c)))
objects  = $(sources:src/%.c=$(BUILD)/obj/%.o) $(BUILD)/obj/embedded.o $(BUILD)/obj/frozen.o $(BUILD)/obj/vocab-index.o
specs    = $(sort $(wildcard specs/*.csv))
plots    = $(sort $(wildcard plots/*.gp))
tests    = $(patsubst %.c,$(BUILD)/%,$(sort $(wildcard tests/unit/test_*.c)))
manual   = $(BUILD)/chipcmp.1
completions = $(addprefix $(BUILD)/completions/,chipcmp.bash _chipcmp chipcmp.fish)

all: $(program) $(manual) $(completions) ## build the program, its manual page and the shell completions (default)

.DELETE_ON_ERROR:
.SUFFIXES:
.SECONDARY:
FORCE:
.PHONY: FORCE all

# ---- libraries and packages

# Packages to get before anything is built, by target: the targets meant for a fresh checkout get what they need, the others never install.
groups_demo     = build run
groups_check    = build run check
groups_asan     = build run check
groups_valgrind = build check lint
groups_lint     = build lint
groups_bench    = build run bench
groups_check-browser = build run browser
groups_check-latex = build run latex
empty :=
groups := $(sort $(foreach goal,$(MAKECMDGOALS),$(groups_$(goal))))
ifneq ($(groups),)
packages := $(BUILD)/packages/$(subst $(empty) $(empty),+,$(groups))
endif
$(BUILD)/packages/%: src/tools/get-packages.sh
	@CC='$(CC)' src/tools/get-packages.sh $(subst +, ,$*)
	@mkdir -p $(@D) && touch $@

# How to compile and link with the libraries: found out once and kept in a file that make includes, after making it. Not for targets that
# compile nothing.
ifneq ($(filter-out clean dist fmt help uninstall,$(or $(MAKECMDGOALS),all)),)
include $(BUILD)/libraries.mk
endif
$(BUILD)/libraries.mk: src/tools/find-libraries.sh $(BUILD)/compiler | $(packages)
	@CC='$(CC)' PKG_CONFIG='$(PKG_CONFIG)' LDFLAGS='$(LDFLAGS)' STATIC='$(STATIC)' src/tools/find-libraries.sh >$@ || \
		{ echo 'A library was not found; "src/tools/get-packages.sh build" installs what is missing.' >&2; exit 1; }

# ---- what the program is made of

# Commands are shown in short unless V=1.
ifeq ($(V)$(findstring s,$(firstword -$(MAKEFLAGS))),)
short = @printf "  %-5s %s\n" "$(1)" "$@";
endif

# $(call remember,TEXT) is the recipe of a file that changes only when TEXT does; what depends on the file is made anew then.
quote    = '$(subst ','\'',$(1))'
remember = @mkdir -p $(@D); printf '%s\n' $(call quote,$(1)) | cmp -s - $@ || printf '%s\n' $(call quote,$(1)) >$@
$(BUILD)/compiler: FORCE
	$(call remember,$(CC) $(PKG_CONFIG) $(LDFLAGS) $(STATIC))
$(BUILD)/flags: FORCE
	$(call remember,$(CC) $(cflags) $(cppflags) $(ldflags) $(ldlibs))
$(BUILD)/files: FORCE
	$(call remember,$(objects) $(specs) $(plots))

$(program): $(BUILD)/obj/cli/main.o $(library) $(BUILD)/flags
	$(call short,LINK)$(CC) $(cflags) $(ldflags) -o $@ $< $(library) $(ldlibs)

$(library): $(objects) $(BUILD)/files
	@rm -f $@
	$(call short,AR)$(AR) rcs $@ $(objects)

$(BUILD)/obj/%.o: src/%.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(call short,CC)$(CC) $(cflags) $(cppflags) -MMD -MP -c -o $@ $<

# A file is one string literal, and ISO C promises room for 4095 bytes only.
$(BUILD)/obj/embedded.o: $(BUILD)/embedded.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(call short,CC)$(CC) $(cflags) -Wno-overlength-strings $(cppflags) -MMD -MP -c -o $@ $<

# The built-in tables once more, as they come out of a load. They are read, and so checked, by a part of the program itself.
readers = $(filter $(foreach layer,base num unit specs,$(BUILD)/obj/$(layer)/%),$(objects)) $(BUILD)/obj/embedded.o
$(BUILD)/obj/frozen.o: $(BUILD)/frozen.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(call short,CC)$(CC) $(cflags) -Wno-cast-qual $(cppflags) -MMD -MP -c -o $@ $<

$(BUILD)/frozen.c: $(BUILD)/freeze
	$(call short,GEN)$(BUILD)/freeze $@

$(BUILD)/freeze: src/tools/freeze.c $(readers) $(BUILD)/flags
	$(call short,LINK)$(CC) $(cflags) $(cppflags) $(ldflags) -o $@ $< $(readers) $(ldlibs)

# The words of the grammar by their beginnings.
vocabulary = $(filter $(BUILD)/obj/grammar/vocab_% $(BUILD)/obj/base/str.o,$(objects))
$(BUILD)/obj/vocab-index.o: $(BUILD)/vocab-index.c $(BUILD)/flags
	$(call short,CC)$(CC) $(cflags) $(cppflags) -MMD -MP -c -o $@ $<

$(BUILD)/vocab-index.c: $(BUILD)/index-vocab
	$(call short,GEN)$(BUILD)/index-vocab $@

$(BUILD)/index-vocab: src/tools/index_vocab.c $(vocabulary) $(BUILD)/flags
	$(call short,LINK)$(CC) $(cflags) $(cppflags) $(ldflags) -o $@ $< $(vocabulary) $(ldlibs)

$(BUILD)/embedded.c: $(BUILD)/embed $(specs) $(plots) $(BUILD)/files
	$(call short,EMBED)$(BUILD)/embed $@ $(specs:%=specs=%) $(plots:%=plots=%)

$(BUILD)/embed: src/tools/embed.c
	@mkdir -p $(@D)
	$(call short,CC)$(CC_FOR_BUILD) -std=c11 $(warnings) -o $@ $<

# The program knows its own options best.
$(manual): $(program)
	$(call short,GEN)$(program) help --man >$@
$(BUILD)/completions/chipcmp.bash: shell = bash
$(BUILD)/completions/_chipcmp: shell = zsh
$(BUILD)/completions/chipcmp.fish: shell = fish
$(completions): $(program)
	@mkdir -p $(@D)
	$(call short,GEN)$(program) help --completion $(shell) >$@

# ---- tests

# What the tests share: the sources of tests/unit that are no tests.
helpers = $(patsubst tests/unit/%.c,$(BUILD)/obj/tests/%.o,$(filter-out tests/unit/test_%,$(sort $(wildcard tests/unit/*.c)))) \
          $(BUILD)/obj/test-locale.o
$(BUILD)/tests/unit/%: tests/unit/%.c $(helpers) $(library) $(BUILD)/flags
	@mkdir -p $(@D)
	$(call short,LINK)$(CC) $(cflags) $(cppflags) -MMD -MP $(ldflags) -o $@ $< $(helpers) $(library) $(cmocka_libs) $(ldlibs)

$(BUILD)/obj/tests/%.o: tests/unit/%.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(call short,CC)$(CC) $(cflags) $(cppflags) -MMD -MP -c -o $@ $<

$(BUILD)/obj/test-locale.o: tests/tools/locale.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(call short,CC)$(CC) $(cflags) $(cppflags) -MMD -MP -c -o $@ $<

check: check-build ## get missing packages, build, run every test; the last line is the totals
check-build: all $(tests)
	@tests/tools/check.sh $(BUILD) $(tests)

check-unit: $(tests) ## build and run the unit tests
	@tests/tools/unit.sh $(tests)

check-cli: $(program) ## build and run the command-line cases (CASES='chart-*' ACCEPT=1)
	@tests/tools/cli.sh $(program)

check-claims: $(program) ## compare the verdicts on tests/claims with the expected ones (ACCEPT=1)
	@tests/tools/claims.sh $(program)

check-browser: $(program) ## open pages in headless Chromium: layout, accessibility, script (gets what it needs)
	@tests/tools/browser.sh $(program) $(BUILD)

check-latex: $(program) ## compile reports written as LaTeX (gets what it needs)
	@tests/tools/latex.sh $(program) $(BUILD)

# A variant is the same build with other flags in a folder of its own.
sanitize = -fsanitize=address,undefined -fno-sanitize-recover=all
variant  = +@$(MAKE) --no-print-directory BUILD=$(BUILD)/$(1) CC='$(CC)' WERROR=1 CFLAGS='$(2)'

asan: export LOCALES :=
asan: $(packages) ## every test again with AddressSanitizer and UndefinedBehaviorSanitizer
	$(call variant,asan,-O1 -g -fno-omit-frame-pointer $(sanitize)) check-build

valgrind: $(packages) ## the unit tests under valgrind
	$(call variant,valgrind,-O1 -g) check-valgrind
check-valgrind: $(tests)
	@WRAPPER='valgrind --quiet --leak-check=full --errors-for-leak-kinds=definite,indirect --error-exitcode=99' tests/tools/unit.sh $(tests)

lint: all ## layers, headers, format, clang-tidy, cppcheck, shellcheck, manual page, data
	@WARNINGS='$(warnings)' CPPFLAGS=$(call quote,$(cppflags)) tests/tools/lint.sh $(BUILD)

# Not a part of check: what it finds depends on chance.
FUZZ_SECONDS = 60
fuzzers = $(patsubst %.c,$(BUILD)/%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))
fuzz: ## fuzz the checking of texts for a minute (FUZZ_SECONDS=60); needs clang
	+@$(MAKE) --no-print-directory BUILD=$(BUILD)/fuzz CC=clang WERROR=1 FUZZ_SECONDS=$(FUZZ_SECONDS) \
		CFLAGS='-O1 -g -fno-omit-frame-pointer -fsanitize=fuzzer-no-link $(sanitize)' run-fuzz
run-fuzz: $(fuzzers)
	@tests/tools/fuzz.sh $(BUILD) $(FUZZ_SECONDS)
$(BUILD)/tests/fuzz/%: tests/fuzz/%.c $(library) $(BUILD)/flags
	@mkdir -p $(@D)
	$(call short,LINK)$(CC) $(cflags) $(cppflags) -MMD -MP $(ldflags) -fsanitize=fuzzer -o $@ $< $(library) $(ldlibs)

bench: all ## measure speed (see tests/bench)
	@CHIPCMP='$(abspath $(program))' tests/bench/run.sh

fmt: ## lay out the sources as .clang-format says
	clang-format -i $(wildcard src/*/*.[ch] include/chipcmp/*/*.h tests/*/*.[ch])

demo: all ## get missing packages, build, and show the program at work
	@src/tools/demo.sh $(BUILD)

gallery: $(program) ## draw the charts of plots/gallery, which the README shows
	@src/tools/gallery.sh $(program) plots/gallery
check-gallery: $(program) ## whether these are still what the data give
	@src/tools/gallery.sh --check $(program) plots/gallery

.PHONY: check check-build check-unit check-cli check-claims check-gallery check-browser check-latex asan valgrind check-valgrind lint fuzz
.PHONY: run-fuzz bench fmt demo gallery

# ---- installing and packing

install: all ## install below $(DESTDIR)$(prefix)
	$(INSTALL) -d $(DESTDIR)$(bindir) $(DESTDIR)$(mandir)/man1 $(DESTDIR)$(bashcompdir) $(DESTDIR)$(zshcompdir) $(DESTDIR)$(fishcompdir)
	$(INSTALL_PROGRAM) $(program) $(DESTDIR)$(bindir)/chipcmp
	$(INSTALL_DATA) $(manual) $(DESTDIR)$(mandir)/man1/chipcmp.1
	$(INSTALL_DATA) $(BUILD)/completions/chipcmp.bash $(DESTDIR)$(bashcompdir)/chipcmp
	$(INSTALL_DATA) $(BUILD)/completions/_chipcmp $(DESTDIR)$(zshcompdir)/_chipcmp
	$(INSTALL_DATA) $(BUILD)/completions/chipcmp.fish $(DESTDIR)$(fishcompdir)/chipcmp.fish

uninstall: ## remove what install installed
	rm -f $(DESTDIR)$(bindir)/chipcmp $(DESTDIR)$(mandir)/man1/chipcmp.1 $(DESTDIR)$(bashcompdir)/chipcmp \
		$(DESTDIR)$(zshcompdir)/_chipcmp $(DESTDIR)$(fishcompdir)/chipcmp.fish

archive = chipcmp-$(shell sed -n 's|^\#define CC_VERSION "\(.*\)"|\1|p' src/cli/version.h)
dist: ## pack the last commit; the same commit gives the same bytes
	@mkdir -p $(BUILD)
	git archive --format=tar --prefix=$(archive)/ HEAD | gzip -n -9 >$(BUILD)/$(archive).tar.gz
	@echo $(BUILD)/$(archive).tar.gz

clean: ## remove what was built
	rm -rf $(BUILD)

help: ## list the targets and what may be set
	@echo 'Targets:'
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1|\2/p' Makefile | sort | awk -F'|' '{ printf "%-14s %s\n", $$1, $$2 }'
	@echo 'Variables:'
	@echo '  prefix exec_prefix bindir datarootdir mandir DESTDIR   where to install (prefix: $(prefix))'
	@echo '  CC CFLAGS CPPFLAGS LDFLAGS LDLIBS                      as ever (CFLAGS: $(CFLAGS))'
	@echo '  BUILD=DIR   where to build (build)     WERROR=1    warnings are errors     V=1   show the commands'
	@echo '  STATIC=no   link shared libraries even where there are archives'

.PHONY: install uninstall dist clean help

-include $(objects:.o=.d) $(BUILD)/obj/cli/main.d $(helpers:.o=.d) $(tests:=.d) $(fuzzers:=.d)
