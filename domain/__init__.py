"""What a partnership knows and the rules it keeps: pure Python, no web, no read models."""
