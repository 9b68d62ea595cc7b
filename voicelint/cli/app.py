"""The whole command line as click commands: help, completion, and every command's options."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

import click

from .. import __version__
from .errors import USAGE
from .options import CHECK, TARGET_NAMES
from .streams import say

SHELLS = ("bash", "zsh", "fish")
CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def run_app(arguments: Sequence[str]) -> int:
    """Run a command line through click; the answer is the exit status."""
    if "_VOICELINT_COMPLETE" in os.environ:
        app.main(list(arguments), prog_name="voicelint")
    try:
        # Not click's main(): it would end the process with 1, our status for findings, when the reader of a listing leaves.
        with app.make_context("voicelint", list(arguments), color=_color()) as context:
            return int(app.invoke(context) or 0)
    except click.exceptions.NoArgsIsHelpError as error:
        for line in error.format_message().split("\n"):
            say(line)
        return USAGE
    except click.ClickException as error:
        say(f"error: {error.format_message()}")
        return USAGE
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.Abort:
        return 130


def _color() -> bool | None:
    return False if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" else None


@click.group(context_settings=CONTEXT, invoke_without_command=False)
@click.version_option(__version__, "-V", "--version", message="voicelint %(version)s")
def app() -> None:
    """Check voice campaigns kept as files before anything is sent.

    Says what the vendor would reject, silently change, silently ignore or never manage to do.

    Exit status: 0 clean, 1 findings, 2 usage, configuration or unreadable files, 3 a fault in voicelint.
    """


def _check_options(command: Any) -> Any:
    for option in reversed(CHECK):
        settings: dict[str, Any] = {"help": option.help}
        if option.kind == "flag":
            settings["is_flag"] = True
        else:
            settings["metavar"] = option.metavar
            settings["multiple"] = option.kind == "many"
            if option.choices:
                settings["shell_complete"] = _completer(option.choices)
            elif option.name in ("select", "ignore"):
                settings["shell_complete"] = _complete_rules
        command = click.option(*option.flags, **settings)(command)
    return command


def _completer(choices: Sequence[str]) -> Any:
    def complete(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
        return [choice for choice in choices if choice.startswith(incomplete)]

    return complete


def _complete_rules(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    from ..engine.catalogue import catalogue

    before, comma, last = incomplete.rpartition(",")
    return [before + comma + rule["name"] for rule in catalogue() if rule["name"].startswith(last)]


@app.command("check")
@_check_options
@click.argument(
    "paths", nargs=-1, type=click.Path(readable=False)
)  # not looked at here: one bad file must not stop the others
def check_command(**options: Any) -> int:
    """Check campaign files, or all campaigns below folders (by default the current one); - is standard input."""
    from .check import check

    many = [option.name for option in CHECK if option.kind == "many"]
    options.update({name: list(options[name]) for name in [*many, "paths"]})
    return check(options)


@app.command("explain")
@click.argument("name", metavar="RULE", shell_complete=_complete_rules)
@click.option(
    "--output-format",
    metavar="FORMAT",
    default="text",
    shell_complete=_completer(("text", "json")),
    help="text or json.",
)
def explain_command(name: str, output_format: str) -> int:
    """Explain a rule, by its name or code: what it finds, why, from which source, a bad and a good example."""
    from .explain import explain

    return explain(name, output_format)


@app.command("rules")
@click.option(
    "--target",
    metavar="TARGET",
    shell_complete=_completer(TARGET_NAMES),
    help="Only the rules that hold for this API.",
)
@click.option(
    "--output-format",
    metavar="FORMAT",
    default="text",
    shell_complete=_completer(("text", "json")),
    help="text or json.",
)
def rules_command(target: str | None, output_format: str) -> int:
    """List all rules."""
    from .rules import rules

    return rules(target, output_format)


@app.command("targets")
@click.argument("name", metavar="[TARGET]", required=False, shell_complete=_completer(TARGET_NAMES))
@click.option(
    "--output-format",
    metavar="FORMAT",
    default="text",
    shell_complete=_completer(("text", "json")),
    help="text or json.",
)
def targets_command(name: str | None, output_format: str) -> int:
    """Show what each API can express, and its limits."""
    from .targets import targets

    return targets(name, output_format)


@app.command("completion")
@click.argument("shell", metavar="SHELL", shell_complete=_completer(SHELLS))
def completion_command(shell: str) -> int:
    """Print the completion script for bash, zsh or fish."""
    from click.shell_completion import get_completion_class

    from .errors import UsageError

    kind = get_completion_class(shell) if shell in SHELLS else None
    if kind is None:
        raise UsageError(f"no completion for {shell}; there is bash, zsh and fish")
    # bash's class asks the installed bash for its version when it makes its script; the template needs no such thing.
    maker = kind(app, {}, "voicelint", "_VOICELINT_COMPLETE")
    click.echo(maker.source_template % maker.source_vars())
    return 0
