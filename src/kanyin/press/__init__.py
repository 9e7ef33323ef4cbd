"""The finished file, read again: is it whole, does it keep what a press wants, who may open it."""
