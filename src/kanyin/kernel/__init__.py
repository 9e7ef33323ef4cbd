"""The hot loops: text, bytes and lists of integers in and out; nothing else of kanyin is known."""
