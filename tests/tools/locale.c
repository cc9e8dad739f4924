/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Linked into every unit test: takes over the locale of the environment before main, in all categories. The library has to give the same
 * results with a decimal comma and with the Turkish dotless i; `make check` runs the unit tests in such locales too.
 */
#include <locale.h>

__attribute__((constructor)) static void take_over_locale(void)
{
    setlocale(LC_ALL, "");
}
