"""The whole command line as click commands: help, completion, and every command's options."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
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


def _options_of_check(*names: str) -> Callable[[Any], Any]:
    """Some of the options of `check`, or all."""

    def added(command: Any) -> Any:
        for option in reversed(CHECK):
            if names and option.name not in names:
                continue
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

    return added


def _completer(choices: Sequence[str]) -> Any:
    def complete(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
        return [choice for choice in choices if choice.startswith(incomplete)]

    return complete


def _complete_rules(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    from ..engine.catalogue import catalogue

    before, comma, last = incomplete.rpartition(",")
    return [before + comma + rule["name"] for rule in catalogue() if rule["name"].startswith(last)]


@app.command("check")
@_options_of_check()
@click.argument(
    "paths", nargs=-1, type=click.Path(readable=False)
)  # not looked at here: one bad file must not stop the others
def check_command(**options: Any) -> int:
    """Check campaign files, or all campaigns below folders (by default the current one); - is standard input."""
    from .check import check

    many = [option.name for option in CHECK if option.kind == "many"]
    options.update({name: list(options[name]) for name in [*many, "paths"]})
    return check(options)


def _rules_option(command: Any) -> Any:
    help = "A pack of rules of your own (docs/own-rules.md); may be repeated."
    return click.option("--rules", "packs", multiple=True, metavar="FILE", help=help)(command)


_text_or_json = click.option(
    "--output-format",
    metavar="FORMAT",
    default="text",
    shell_complete=_completer(("text", "json")),
    help="text or json.",
)


@app.command("baseline")
@click.argument("paths", nargs=-1, type=click.Path(readable=False))
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="The file to write (default: the configuration's, or .voicelint-baseline.json).",
)
@click.option("--prune", is_flag=True, help="Take in nothing new; only take out what is not found any more.")
@click.option("--check", is_flag=True, help="Write nothing; say whether the file is up to date (status 1 when not).")
@click.option("--target", metavar="TARGET", shell_complete=_completer(TARGET_NAMES), help="As for check.")
@click.option("--select", multiple=True, metavar="RULES", shell_complete=_complete_rules, help="As for check.")
@click.option("--ignore", multiple=True, metavar="RULES", shell_complete=_complete_rules, help="As for check.")
@click.option("--now", metavar="TIME", help="As for check.")
@click.option("--rules", multiple=True, metavar="FILE", help="As for check.")
@_options_of_check("config", "isolated")
@click.option("-q", "--quiet", is_flag=True, help="Only errors.")
def baseline_command(**options: Any) -> int:
    """Record the findings of today, so that check --baseline reports only new ones.

    What the file knows of other files and rules stays. Findings are told by rule, place and value, not by line.
    """
    from .baseline import write_baseline

    options.update({name: list(options[name]) for name in ("select", "ignore", "rules", "paths")})
    return write_baseline(options)


@app.command("config")
@click.argument("path", metavar="[PATH]", default=".", type=click.Path(readable=False))
@_options_of_check("select", "ignore", "fail_on", "baseline", "require_reason", "now", "config", "isolated")
@_text_or_json
def config_command(path: str, **options: Any) -> int:
    """Show every value that holds for a file or folder (by default the current one), and where it comes from."""
    from .config import show_config

    return show_config(path, options)


@app.command("explain")
@_rules_option
@click.argument("name", metavar="RULE", shell_complete=_complete_rules)
@_text_or_json
def explain_command(name: str, packs: tuple[str, ...], output_format: str) -> int:
    """Explain a rule, by its name or code: what it finds, why, from which source, a bad and a good example."""
    from .explain import explain

    return explain(name, packs, output_format)


@app.command("rules")
@_rules_option
@click.option(
    "--target",
    metavar="TARGET",
    shell_complete=_completer(TARGET_NAMES),
    help="Only the rules that hold for this API.",
)
@_text_or_json
def rules_command(target: str | None, packs: tuple[str, ...], output_format: str) -> int:
    """List all rules."""
    from .rules import rules

    return rules(target, packs, output_format)


@app.command("test-rules")
@click.argument("packs", nargs=-1, required=True, metavar="PACK...", type=click.Path(readable=False))
@_text_or_json
@click.option("-q", "--quiet", is_flag=True, help="Only examples that fail.")
def test_rules_command(packs: tuple[str, ...], output_format: str, quiet: bool) -> int:
    """Run the examples of rule packs of your own: a bad one must be found, a good one must be silent.

    Exit status: 0 all hold, 1 one fails or there is none, 2 a pack cannot be used.
    """
    from .rule_tests import run_examples

    return run_examples(packs, output_format, quiet)


@app.command("targets")
@click.argument("name", metavar="[TARGET]", required=False, shell_complete=_completer(TARGET_NAMES))
@click.option(
    "--compare",
    nargs=2,
    metavar="A B",
    shell_complete=_completer(TARGET_NAMES),
    help="What each of two APIs can express that the other cannot.",
)
@_text_or_json
def targets_command(name: str | None, compare: tuple[str, str] | None, output_format: str) -> int:
    """Show what each API can express, and its limits."""
    if compare is not None:
        from .comparing import compare_targets

        if name is not None:
            raise click.UsageError("give either a TARGET or --compare A B, not both")
        return compare_targets(*compare, output_format)
    from .targets import targets

    return targets(name, output_format)


@app.command("compile")
@click.option("--rules", multiple=True, metavar="FILE", help="A pack of rules of your own; may be repeated.")
@click.argument("specs", nargs=-1, required=True, metavar="SPEC...", type=click.Path(readable=False))
@click.option("-o", "--output", metavar="FOLDER", help="Write each campaign to a folder of its own in this one.")
@click.option("--stdout", is_flag=True, help="Print the bodies: one as it is, several as a list.")
@click.option(
    "--target",
    multiple=True,
    metavar="TARGET",
    shell_complete=_completer(TARGET_NAMES),
    help="Compile for this API in place of the spec's own; may be repeated.",
)
@click.option("--allow-loss", is_flag=True, help="Leave out what a target has no place for (an error otherwise).")
@click.option("--check", is_flag=True, help="Write nothing; say whether the folder is up to date (status 1 when not).")
@click.option("--only-specs", is_flag=True, help="Skip files that are no specs, as a hook needs it that is given any.")
@click.option(
    "--format",
    metavar="FORMAT",
    default="json",
    shell_complete=_completer(("json", "curl")),
    help="json, or curl: the commands that send the bodies too.",
)
@click.option(
    "--effective", is_flag=True, help="Write what the vendor will execute beside it, and show the difference."
)
@click.option("--now", metavar="TIME", help="The time that clock rules take as now; it changes nothing in the bodies.")
@_options_of_check("config", "isolated")
@click.option("--stdin-filename", metavar="FILE", help="The name for what comes from standard input (SPEC -).")
@click.option(
    "--color",
    metavar="WHEN",
    default="auto",
    shell_complete=_completer(("auto", "always", "never")),
    help="Colours: auto, always or never (default: auto).",
)
@click.option("-q", "--quiet", is_flag=True, help="Only findings: no summary and no notes.")
def compile_command(**options: Any) -> int:
    """Compile specs to the request bodies that are sent, split within the vendors' limits.

    Refuses, and writes nothing, while an error remains.
    """
    from .compile import compile_specs

    return compile_specs(options)


@app.command("import")
@click.argument("bodies", nargs=-1, required=True, metavar="BODY...", type=click.Path(readable=False))
@click.option(
    "--target",
    metavar="TARGET",
    shell_complete=_completer(TARGET_NAMES),
    help="The API that the bodies are for (by default their shape tells).",
)
@click.option("-o", "--output", metavar="FILE", help="Write the spec to this file in place of standard output (-).")
@click.option("--now", metavar="TIME", help="The time that clock rules take as now; it changes nothing in the spec.")
@_options_of_check("config", "isolated")
def import_command(**options: Any) -> int:
    """Turn request bodies into a campaign spec that compiles back to them.

    Bodies that differ only in whom they call become one spec; others become several, as documents of one file.
    What the spec has no word for goes under options, as it is. - is standard input.
    """
    from .importing import import_bodies

    return import_bodies(options)


@app.command("init")
@click.argument("file", metavar="[FILE]", default="campaign.yaml", type=click.Path(readable=False))
@click.option(
    "--target",
    metavar="TARGET",
    default=TARGET_NAMES[0],
    shell_complete=_completer(TARGET_NAMES),
    help=f"The API that the campaign is for (default: {TARGET_NAMES[0]}).",
)
def init_command(file: str, target: str) -> int:
    """Write a spec to start from (by default campaign.yaml; - is standard output). A file that is there stays."""
    from .init import init

    return init(target, file)


@app.command("schema")
@click.argument(
    "name",
    metavar="[NAME]",
    default="campaign",
    shell_complete=_completer(("campaign", "config", "pack", "report", "manifest", "baseline", *TARGET_NAMES)),
)
def schema_command(name: str) -> int:
    """Print a JSON Schema: of campaign specs, a target's request body, rule packs, or what voicelint writes."""
    from .schema import schema

    return schema(name)


@app.command("lsp")
@click.option("--stdio", is_flag=True, help="Talk over standard input and output; it always does.")
@click.option("--now", metavar="TIME", help="The time that clock rules take as now (default: the present).")
def lsp_command(stdio: bool, now: str | None) -> int:
    """Serve an editor: the language server, for VS Code, Neovim, Helix, Emacs, Zed and others."""
    from .lsp import lsp

    return lsp(now)


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
