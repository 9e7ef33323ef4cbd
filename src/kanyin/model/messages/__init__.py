"""Every message of kanyin, in Chinese and English, with its hint and the exit code it leads to.

The families: Y syntax, S schema, M Markdown, R paths, I pictures, F fonts, L layout, A what cannot
be heard, P a PDF that is to be judged or printed, J what is found in its lines, N what is taken
in, D what is delivered, E machine.
A new diagnostic is one row in one of these files, one call, and its case in
tests/cases/diagnostics.
"""

from .content import CONTENT_SAYS
from .entry import CONTENT as CONTENT
from .entry import Entry as Entry
from .files import FILES_SAY
from .mail import MAIL_SAYS
from .pages import PAGES_SAY
from .printing import PRINTING_SAYS
from .sheets import SHEETS_SAY

CATALOGUE: dict[str, Entry] = {
    **CONTENT_SAYS, **PAGES_SAY, **SHEETS_SAY, **PRINTING_SAYS, **MAIL_SAYS, **FILES_SAY,
}  # fmt: skip
