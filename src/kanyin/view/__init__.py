"""Any PDF as another program sees it: its glyphs, and its pages as pixels."""
