"""A judge of Chinese lines: PDF → glyphs → lines → paragraphs → verdicts, from positions only."""
