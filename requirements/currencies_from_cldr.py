"""Writes `workbench/words/currencies.toml` from the names and signs of CLDR, through Babel.

    python requirements/currencies_from_cldr.py > workbench/words/currencies.toml

Run by hand when a currency comes or goes; the package itself never imports Babel. Only money that is
legal tender somewhere today is written. Short names ("hryvnia"), news names and priors are ours and
stand in `words/money.toml`.
"""

from __future__ import annotations

import unicodedata
from importlib.metadata import version

from babel import Locale
from babel.core import get_global
from babel.numbers import get_currency_name, get_currency_symbol, get_territory_currencies

ENGLISH = Locale("en")


def tender() -> list[str]:
    """ISO codes of the money in use, in alphabetical order."""
    codes: set[str] = set()
    for territory in get_global("territory_currencies"):
        codes.update(get_territory_currencies(territory, non_tender=False))
    return sorted(codes)


def plain(name: str) -> str:
    """The name as a paper without accents prints it."""
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def names(code: str) -> list[str]:
    """Singular and plural, with and without accents, without repeats."""
    said = [get_currency_name(code, count=count, locale=ENGLISH) for count in (1, 2)]
    return list(dict.fromkeys(form for name in said for form in (name, plain(name))))


def quoted(words: list[str]) -> str:
    return "[" + ", ".join(f'"{word}"' for word in words) + "]"


def main() -> None:
    print(f"# Made by requirements/currencies_from_cldr.py from CLDR (Babel {version('babel')}).")
    print("# Not edited by hand. Names are compared without regard to case.")
    for code in tender():
        symbol = get_currency_symbol(code, ENGLISH)
        plural = get_currency_name(code, count=2, locale=ENGLISH)
        print(f'\n[[currency]]\ncode = "{code}"\nnames = {quoted(names(code))}')
        if symbol != code and not any(c in symbol for c in " .\u00a0"):
            print(f'signs = ["{symbol}"]')
        print(f'example = {{ text = "It cost 250 {plural}.", finds = "250 {code}" }}')


if __name__ == "__main__":
    main()
