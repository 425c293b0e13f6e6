"""`copydesk dictionary`."""

from __future__ import annotations

import typer

from flows.commands.options import JsonOption, print_json


def dictionary(as_json: JsonOption = False) -> None:
    """Print the data dictionary, from the contract."""
    from schemas.dictionary import dictionary_json, dictionary_markdown

    if as_json:
        print_json(dictionary_json())
    else:
        typer.echo(dictionary_markdown(), nl=False)
