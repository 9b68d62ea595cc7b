"""`voicelint check --fix` and `--diff`: what is written to files, to standard output, and said of it."""

from __future__ import annotations

import os
import stat
import sys

from .streams import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..engine.policy import Policy
    from ..fixing.run import Outcome
    from ..pipeline import Checker
    from ..report.result import RunResult
    from .settings import Settings


class Fixing:
    """The mending of one run. `refused` says that a file could not be written."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.fixed = 0
        self.more = 0
        self.left = 0
        self.refused = False
        self.patches: list[str] = []
        self.stdout: str | None = None
        self.notes: list[str] = []

    def mend(self, text: str, name: str, policy: Policy, stdin: bool) -> Checker:
        """Mend a text and write it where it belongs; the answer is the check of what stands there now."""
        from ..fixing.run import fix_text

        settings = self.settings
        outcome = fix_text(text, name, settings.now, settings.target, unsafe=settings.unsafe_fixes, policy=policy)
        reason = self.put(outcome, text, name, stdin) if outcome.text != text or stdin else None
        if reason is not None:
            self.refused = True
            self.notes.append(f"error: {name} was not fixed: {reason}")
            return self.counted(outcome.before)
        self.fixed += len(outcome.done)
        self.notes += [f"note: {name}: {rule} was not fixed: {why}" for rule, why in outcome.dropped.items()]
        return self.counted(outcome.after)

    def counted(self, checker: Checker) -> Checker:
        """Count what is left in a text, and what of it an unsafe fix is known for."""
        left = checker.chosen()
        self.left += len(left)
        if not self.settings.unsafe_fixes:
            self.more += sum(each.fix is not None and each.fix.safety == "unsafe" for each in left)
        return checker

    def put(self, outcome: Outcome, old: str, name: str, stdin: bool) -> str | None:
        """Write the mended text, or keep its patch; why not, if it cannot be done."""
        if self.settings.diff:
            from ..fixing.patch import patch

            self.patches += patch(old, outcome.text, patch_name(name))
            return None
        if stdin:
            self.stdout = outcome.text
            return None
        return replace(name, old, outcome.text)

    def summary(self) -> str:
        """One line: how many findings were mended, of how many, and how many more could be."""
        if not self.fixed and not self.left:
            return "Nothing to fix."
        verb = "Would fix" if self.settings.diff else "Fixed"
        total = self.fixed + self.left
        more = f" ({self.more} more with --unsafe-fixes)" if self.more else ""
        return f"{verb} {self.fixed} of {total} finding{'' if total == 1 else 's'}{more}."

    def report(self, result: RunResult) -> None:
        """Write what goes to standard output in place of, or besides, the report."""
        from .writing import write_files, write_report

        settings = self.settings
        for note in self.notes:
            if not settings.quiet or note.startswith("error"):
                say(note)
        if settings.diff:
            write_files(result, settings)
            self.write_patch()
            self.say_summary()
        elif self.stdout is not None:
            if settings.fix_only:
                write_files(result, settings)
            else:
                write_report(result, settings, sys.stderr)
            self.say_summary()
            write_exactly(self.stdout)
        elif settings.printed != "text":
            self.say_summary()
            write_report(result, settings)
        elif settings.fix_only:
            write_files(result, settings)
            if not settings.quiet:
                sys.stdout.write(self.summary() + "\n")
        else:
            if not settings.quiet:
                result.fixed = self.summary()
            write_report(result, settings)

    def say_summary(self) -> None:
        """The summary on standard error, where it is in nobody's way."""
        if not self.settings.quiet:
            say(self.summary())

    def write_patch(self) -> None:
        """The patch: exact for a program, coloured and safe for a person at a terminal."""
        from ..report.style import is_terminal, wants_color

        color = wants_color(self.settings.color, sys.stdout, os.environ)
        if not color and not is_terminal(sys.stdout):
            write_exactly("".join(self.patches))
            return
        from ..report.escape import printable

        signs = {"-": "\x1b[31m", "+": "\x1b[32m", "@": "\x1b[36m"} if color else {}
        for line in "".join(self.patches).split("\n")[:-1]:
            paint = "\x1b[1m" if color and line.startswith(("--- ", "+++ ")) else signs.get(line[:1], "")
            sys.stdout.write(f"{paint}{printable(line.removesuffix(chr(13)))}{paint and chr(27) + '[0m'}\n")


def patch_name(name: str) -> str:
    """A file's name in a patch: relative to the current folder where it lies below it, with slashes."""
    if os.path.isabs(name):
        relative = os.path.relpath(name)
        name = name.lstrip(os.sep) if relative.startswith(os.pardir) else relative
    return os.path.normpath(name).replace(os.sep, "/")


def replace(path: str, old: str, new: str) -> str | None:
    """Put a new text into a file that still holds the old one, at once or not at all; else the reason why not."""
    from ..values.files import ChangedError, replace_file

    try:
        if os.path.islink(path):
            return "it is a symbolic link; give the file that it leads to"
        if not stat.S_ISREG(os.stat(path).st_mode):
            return "it is no regular file"
        if not _writable(path):
            return "it is read-only"
        if not _writable(os.path.dirname(path) or os.curdir):
            return "its folder is read-only"
        replace_file(path, new.encode("utf-8"), old.encode("utf-8"))
    except ChangedError:
        return "it has changed since it was read"
    except OSError as error:
        return f"it cannot be written: {error.strerror or 'input/output error'}"
    return None


def _writable(path: str) -> bool:
    # Root may write to anything; a mode that forbids it to everybody is still a wish.
    return bool(os.stat(path).st_mode & 0o222) and os.access(path, os.W_OK)


def write_exactly(text: str) -> None:
    """A text to standard output byte for byte as UTF-8, line breaks as they are."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()
