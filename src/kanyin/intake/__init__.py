"""Intake 收稿: what people really have (saved articles, Word files, plain text) to content files.

Nothing is lost unseen: what is dropped, guessed or changed is listed in the account."""
