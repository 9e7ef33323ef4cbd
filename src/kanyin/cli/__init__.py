"""The command line: arguments in, exit code out.  One file per command."""

import click

from ..model.version import __version__
from .build import build
from .check import check
from .explain import explain
from .fonts import fonts
from .impose import impose
from .layouts import layouts
from .mail import mail
from .print import print_
from .take import take


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kanyin")
def main() -> None:
    """刊印：把内容、版式与字体排成可付印的画册 PDF。

    Typeset content with a layout into a print-ready PDF brochure.
    """


main.add_command(build)
main.add_command(layouts)
main.add_command(fonts)
main.add_command(explain)
main.add_command(take)
main.add_command(check)
main.add_command(impose)
main.add_command(mail)
main.add_command(print_)
