"""Imposition 拼版: which page lies where on which sheet of paper, and the marks beside them."""
