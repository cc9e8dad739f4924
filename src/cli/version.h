/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 10, cli. The program's version; CHANGELOG.md and CITATION.cff carry the same. */
#ifndef CLI_VERSION_H
#define CLI_VERSION_H

#define CC_VERSION "0.1.0"
#define CC_VERSION_DATE "2026-11-22"

#endif
