"""Files to nouns: YAML, Markdown, layouts, fonts.yaml, pictures."""
