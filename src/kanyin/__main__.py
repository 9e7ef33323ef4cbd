"""python -m kanyin"""

from .cli import main

main()
