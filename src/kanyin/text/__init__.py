"""Text to paragraphs, paragraphs to lines."""
