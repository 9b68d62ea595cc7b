"""Which formats go where: `--output-format` and `--output-file`, each as often as it was given."""

from __future__ import annotations

from .errors import UsageError

STDOUT = "-"
"""The file name that stands for standard output."""

ENDINGS = {"sarif": (".sarif",), "html": (".html", ".htm"), "markdown": (".md",), "jsonl": (".jsonl", ".ndjson")}
"""File name endings that say plainly which format is meant; a report in another one went into the wrong file."""


class Output:
    """A format, and the file that it is written to; None for standard output."""

    __slots__ = ("file", "format")

    def __init__(self, format: str, file: str | None) -> None:
        self.format = format
        self.file = file


def outputs(formats: list[str], files: list[str]) -> tuple[Output, ...]:
    """The outputs asked for: the first file takes the first format, the second the second, and so on.

    Formats without a file, of which there may be one, go to standard output. UsageError: anything else.
    """
    formats = formats or ["text"]
    if len(files) > len(formats):
        raise UsageError(
            f"--output-file: there are {len(files)} files for {_count(len(formats), 'format')}; "
            "each takes the --output-format of the same rank"
        )
    paired = [*files, *[STDOUT] * (len(formats) - len(files))]
    made = tuple(Output(format, None if file == STDOUT else file) for format, file in zip(formats, paired, strict=True))
    printed = [each.format for each in made if each.file is None]
    if len(printed) > 1:
        raise UsageError(
            f"--output-format: {' and '.join(printed)} cannot both go to standard output; "
            "give an --output-file for all but one, the first file for the first format"
        )
    if len(made) > 1:
        _unmixed(made)
    return made


def _unmixed(made: tuple[Output, ...]) -> None:
    """Refuse a file that takes two formats, or one whose name belongs to another of the formats given."""
    import os.path

    seen: set[str] = set()
    given = {each.format for each in made}
    for each in made:
        if each.file is None:
            continue
        path = os.path.realpath(each.file)
        if path in seen:
            raise UsageError(f"--output-file: {each.file} is given for two formats")
        seen.add(path)
        for format, endings in ENDINGS.items():
            if format != each.format and format in given and each.file.lower().endswith(endings):
                raise UsageError(
                    f"--output-file: {each.file} would be written as {each.format}, not as {format}: the first file "
                    "takes the first format; put the format that goes to standard output last"
                )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
