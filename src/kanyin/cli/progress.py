"""How far work has come, while it goes on."""

from __future__ import annotations

import sys
import time

import click

SLOW = 0.7  # seconds before progress is worth showing


class Progress:
    """One line on a terminal, for work that takes a while; nothing anywhere else."""

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._shown = False
        self._terminal = sys.stderr.isatty()

    def __call__(self, stage: str, count: int) -> None:
        if stage == "stopping":
            click.echo("\n寄完这一封就停；再按一次立即停。Stopping after this one.", err=True)
        elif self._terminal and time.monotonic() - self._begun > SLOW:
            word = {"pages": "排版", "paint": "写出", "sent": "寄出"}.get(stage, stage)
            unit = "封" if stage == "sent" else "页"
            click.echo(f"\r{word} {count} {unit} ", nl=False, err=True)
            self._shown = True

    def clear(self) -> None:
        if self._shown:
            click.echo("\r\x1b[K", nl=False, err=True)
