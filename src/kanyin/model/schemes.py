"""What schemes, marks and folds are called."""

from typing import Literal, get_args

Name = Literal["saddle", "perfect", "nup", "step", "cutstack", "fold", "cover"]
Mark = Literal["crop", "bleed", "fold", "registration", "collating", "bar", "slug"]
FoldName = Literal["half", "letter", "z", "accordion", "gate"]
NAMES: tuple[str, ...] = get_args(Name)
MARKS: tuple[str, ...] = get_args(Mark)
FOLDS: tuple[str, ...] = get_args(FoldName)
